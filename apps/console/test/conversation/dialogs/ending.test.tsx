/** When ending a session asks first. */
import type { Session } from "@jieru/shared/domain/session";
import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { queryClient } from "../../../src/api/query-client.ts";
import { snapshotQuery } from "../../../src/api/snapshot.ts";
import { ConversationContext } from "../../../src/conversation/conversation-context.ts";
import { useEnding } from "../../../src/conversation/dialogs/use-ending.ts";
import { accountId, meId, session, snapshot } from "../../desk.ts";

afterEach(() => vi.unstubAllGlobals());

function Ending() {
  const { end, question } = useEnding();
  return (
    <button type="button" onClick={() => end()}>
      {question ?? "nothing"}
    </button>
  );
}

/** What is asked as this session is ended, and what goes to the server. */
async function endOf(of: Session): Promise<[asked: string | null, sent: string[]]> {
  const sent: string[] = [];
  vi.stubGlobal("fetch", async (path: string) => {
    sent.push(path);
    return Response.json({ session: of });
  });
  queryClient.setQueryData(snapshotQuery(accountId).queryKey, snapshot({ sessions: [of] }));
  const viewer = { id: meId, role: "agent" } as const;
  const value = { accountId, session: of, viewer, customerName: "", nameOf: () => "", actions: {} as never };
  render(
    <QueryClientProvider client={queryClient}>
      <ConversationContext value={value}>
        <Ending />
      </ConversationContext>
    </QueryClientProvider>,
  );
  await act(async () => fireEvent.click(screen.getByRole("button")));
  return [screen.getByRole("button").textContent, sent];
}

test("[KB11] it asks while the customer waits for an answer, and not where none can be given any more", async () => {
  const waits = session("waits", { unansweredSince: 1 });
  const open = { ...waits.allowance, until: Date.now() + 60_000 };
  expect(await endOf({ ...waits, allowance: open })).toEqual(["unanswered", []]);
  document.body.replaceChildren();
  const closed = { ...open, until: Date.now() - 1 };
  expect(await endOf({ ...waits, allowance: closed })).toEqual(["nothing", ["/api/sessions/waits/end"]]);
});
