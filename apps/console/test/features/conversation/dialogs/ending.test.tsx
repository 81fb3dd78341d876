import type { Session } from "@jieru/shared/domain/session";
import { act, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { useEnding } from "../../../../src/features/conversation/dialogs/use-ending.ts";
import { session } from "../../../fixtures.ts";
import { renderIn } from "../render-in.tsx";

afterEach(() => vi.unstubAllGlobals());

function Ending() {
  const { end, question } = useEnding();
  return (
    <button type="button" onClick={() => end()}>
      {question ?? "nothing"}
    </button>
  );
}

async function endOf(of: Session): Promise<[asked: string | null, sent: string[]]> {
  const sent: string[] = [];
  vi.stubGlobal("fetch", async (path: string) => {
    sent.push(path);
    return Response.json({ session: of });
  });
  renderIn(of, <Ending />);
  await act(async () => fireEvent.click(screen.getByRole("button")));
  return [screen.getByRole("button").textContent, sent];
}

test("[KB11] asks while the customer waits for an answer, unless no answer is possible any more", async () => {
  const waits = session("waits", { unansweredSince: 1 });
  const open = { ...waits.allowance, until: Date.now() + 60_000 };
  expect(await endOf({ ...waits, allowance: open })).toEqual(["unanswered", []]);
  document.body.replaceChildren();
  const closed = { ...open, until: Date.now() - 1 };
  expect(await endOf({ ...waits, allowance: closed })).toEqual(["nothing", ["/api/sessions/waits/end"]]);
});
