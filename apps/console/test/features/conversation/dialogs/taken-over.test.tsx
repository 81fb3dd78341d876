import type { TopicId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import type { ReactElement } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { queryClient } from "../../../../src/data/http/query-client.ts";
import { putSnapshot } from "../../../../src/data/store/snapshots.ts";
import {
  ConversationContext,
  SessionContext,
} from "../../../../src/features/conversation/conversation-context.ts";
import { BlockDialog } from "../../../../src/features/conversation/dialogs/BlockDialog.tsx";
import { ReminderDialog } from "../../../../src/features/conversation/reminder/ReminderDialog.tsx";
import { TransferDialog } from "../../../../src/features/conversation/transfer/TransferDialog.tsx";
import { WrapUpDialog } from "../../../../src/features/conversation/wrap-up/WrapUpDialog.tsx";
import { accountId, agent, meId, otherId, session, snapshot, waiting } from "../../../fixtures.ts";

afterEach(() => vi.unstubAllGlobals());

const mine = session("s", { state: "active", ownerId: meId });
const theirs = session("s", { state: "active", ownerId: otherId });
const onClose = vi.fn();
const onEnd = vi.fn();

function page(of: Session, box: ReactElement, role: "agent" | "supervisor") {
  const nameOf = () => "许然";
  const value = { accountId, session: of, viewer: { id: meId, role }, customerName: "", nameOf };
  return (
    <QueryClientProvider client={queryClient}>
      <ConversationContext value={{ ...value, actions: {} as never }}>
        <SessionContext value={of}>{box}</SessionContext>
      </ConversationContext>
    </QueryClientProvider>
  );
}

type Row = [string, { box: ReactElement; choose?: string; write?: string; confirm: string; of?: Session }];
const boxes: Row[] = [
  [
    "transfer",
    {
      box: <TransferDialog open onClose={onClose} />,
      choose: "transfer-to-third",
      write: "transfer-note",
      confirm: "transfer-confirm",
    },
  ],
  [
    "assign",
    {
      box: <TransferDialog open onClose={onClose} />,
      choose: "transfer-to-third",
      confirm: "transfer-confirm",
      of: waiting("s"),
    },
  ],
  [
    "end with a topic",
    {
      box: <WrapUpDialog open onClose={onClose} onEnd={onEnd} />,
      choose: "topic-r",
      write: "wrap-up-line",
      confirm: "wrap-up-confirm",
    },
  ],
  [
    "say what it was about",
    {
      box: <WrapUpDialog open onClose={onClose} onEnd={null} />,
      choose: "topic-r",
      write: "wrap-up-line",
      confirm: "wrap-up-confirm",
    },
  ],
  [
    "remind",
    { box: <ReminderDialog open onClose={onClose} />, write: "reminder-text", confirm: "reminder-set" },
  ],
  ["block", { box: <BlockDialog open onClose={onClose} />, write: "block-reason", confirm: "block-confirm" }],
];

test.each(boxes)(
  "[SE15] a dialog for %s keeps the text, sends nothing, and names the new owner of the session",
  async (_, { box, choose, write, confirm, of = mine }) => {
    const fetchMock = vi.fn<typeof fetch>(async () => Response.json({ session: theirs }));
    vi.stubGlobal("fetch", fetchMock);
    const account = {
      ...snapshot().account,
      topics: [{ id: "r" as TopicId, name: "退款", retired: false }],
    };
    const agents = [agent(meId), agent(otherId), agent("third" as typeof otherId)];
    putSnapshot(accountId, snapshot({ account, agents, sessions: [of] }));
    const role = of.state === "waiting" ? "supervisor" : "agent";
    const { rerender } = render(page(of, box, role));
    if (choose) fireEvent.click(screen.getByTestId(choose));
    if (write) fireEvent.change(screen.getByTestId(write), { target: { value: "写到一半" } });
    expect(screen.queryByTestId("blocked-note")?.textContent ?? "").toBe("");
    expect(screen.getByTestId(confirm).ariaDisabled).not.toBe("true");

    rerender(page(theirs, box, role));
    expect(screen.getByRole("alert").textContent).toContain("许然");
    expect(screen.getByTestId(confirm).ariaDisabled).toBe("true");
    await act(async () => {
      fireEvent.click(screen.getByTestId(confirm));
      if (write) fireEvent.keyDown(screen.getByTestId(write), { key: "Enter" });
    });
    const written = fetchMock.mock.calls.filter(([, init]) => (init?.method ?? "GET") !== "GET");
    expect([written, onClose.mock.calls, onEnd.mock.calls]).toEqual([[], [], []]);
    if (write) expect(screen.getByTestId<HTMLInputElement>(write).value).toBe("写到一半");
  },
);
