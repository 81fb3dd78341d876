import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { queryClient } from "../../src/api/query-client.ts";
import { snapshotQuery } from "../../src/api/snapshot.ts";
import { ConversationContext } from "../../src/conversation/conversation-context.ts";
import { TransferDialog } from "../../src/conversation/transfer/TransferDialog.tsx";
import { signal } from "../../src/state/connection.ts";
import { readOnlyReason } from "../../src/sync/read-only.ts";
import { accountId, meId, otherId, session, snapshot, waiting } from "../desk.ts";

test.each([
  ["transferred", session("s")],
  ["assigned", waiting("s")],
])("[DE9] nothing is %s from a dialog that was open before the console was read-only", async (_, of) => {
  queryClient.setQueryData(snapshotQuery(accountId).queryKey, snapshot({ sessions: [of] }));
  const asked = vi.spyOn(globalThis, "fetch").mockResolvedValue(Response.json({ session: of }));
  const onClose = vi.fn();
  const viewer = { id: meId, role: "admin" } as const;
  const open = { accountId, session: of, viewer, customerName: "", nameOf: () => "", actions: {} as never };
  render(
    <QueryClientProvider client={queryClient}>
      <ConversationContext value={open}>
        <TransferDialog open onClose={onClose} />
      </ConversationContext>
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByTestId(`transfer-to-${otherId}`));
  act(() => signal({ sign: "kept", kept: false }));
  await act(async () => {
    fireEvent.click(screen.getByTestId("transfer-confirm"));
    fireEvent.keyDown(screen.getByTestId("transfer-find"), { key: "Enter" });
    fireEvent.submit(screen.getByTestId("transfer-dialog"));
  });
  expect([asked.mock.calls.length, onClose.mock.calls.length]).toEqual([0, 0]);
  expect(screen.getByTestId("transfer-confirm").ariaDisabled).toBe("true");
  expect(document.body.textContent).toContain(readOnlyReason());
  act(() => signal({ sign: "kept", kept: true }));
  await act(async () => fireEvent.submit(screen.getByTestId("transfer-dialog")));
  expect([asked.mock.calls.length, onClose.mock.calls.length]).toEqual([1, 1]);
  asked.mockRestore();
});
