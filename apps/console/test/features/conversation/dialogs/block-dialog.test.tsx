import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { queryClient } from "../../../../src/data/http/query-client.ts";
import { putSnapshot } from "../../../../src/data/store/snapshots.ts";
import { ConversationContext } from "../../../../src/features/conversation/conversation-context.ts";
import { BlockDialog } from "../../../../src/features/conversation/dialogs/BlockDialog.tsx";
import { accountId, meId, session, snapshot } from "../../../fixtures.ts";

afterEach(() => vi.unstubAllGlobals());

function open() {
  const of = session("s");
  putSnapshot(accountId, snapshot({ sessions: [of] }));
  const viewer = { id: meId, role: "admin" } as const;
  const value = { accountId, session: of, viewer, customerName: "", nameOf: () => "", actions: {} as never };
  return render(
    <QueryClientProvider client={queryClient}>
      <ConversationContext value={value}>
        <BlockDialog open onClose={() => undefined} />
      </ConversationContext>
    </QueryClientProvider>,
  );
}
const reason = () => screen.getByTestId<HTMLInputElement>("block-reason");
async function block(answer: Response): Promise<void> {
  vi.stubGlobal("fetch", async () => answer);
  await act(async () => fireEvent.click(screen.getByTestId("block-confirm")));
}

test("[BL2] keeps the reason of a refused blocking, also across sessions, until one is accepted", async () => {
  const first = open();
  fireEvent.change(reason(), { target: { value: "辱骂" } });
  await block(Response.json({ refusal: "server_busy" }, { status: 503 }));
  expect(reason().value).toBe("辱骂");
  first.unmount();
  open();
  expect(reason().value).toBe("辱骂");
  await block(Response.json({ session: session("s") }));
  expect(reason().value).toBe("");
});
