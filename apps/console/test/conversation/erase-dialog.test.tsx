import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { queryClient } from "../../src/api/query-client.ts";
import { snapshotQuery } from "../../src/api/snapshot.ts";
import { ConversationContext } from "../../src/conversation/conversation-context.ts";
import { EraseDialog } from "../../src/conversation/dialogs/EraseDialog.tsx";
import { currentToasts } from "../../src/ui/toast-store.ts";
import { accountId, meId, session, snapshot } from "../desk.ts";
import { InAccount } from "../in-account.tsx";

afterEach(() => vi.unstubAllGlobals());

async function erase(answer: Response): Promise<string[]> {
  const of = session("s");
  queryClient.setQueryData(snapshotQuery(accountId).queryKey, snapshot({ sessions: [of] }));
  vi.stubGlobal("fetch", () => Promise.resolve(answer));
  const viewer = { id: meId, role: "admin" } as const;
  const open = {
    ...{ accountId, session: of, viewer, customerName: "陈老板", nameOf: () => "", actions: {} as never },
  };
  const page = () => (
    <ConversationContext value={open}>
      <EraseDialog open onClose={() => undefined} />
    </ConversationContext>
  );
  await act(async () =>
    render(
      <QueryClientProvider client={queryClient}>
        <InAccount page={page} />
      </QueryClientProvider>,
    ),
  );
  await act(async () => fireEvent.click(screen.getByTestId("erase-confirm")));
  cleanup();
  return currentToasts().map(({ text }) => String(text));
}

test("[RT9] who erased a customer is told that it is done, without the name that nobody is to read any more", async () => {
  expect(await erase(Response.json({ refusal: "not_allowed" }, { status: 403 }))).toEqual([]);
  expect(await erase(new Response(null, { status: 204 }))).toEqual(["这个用户的数据已删除"]);
});
