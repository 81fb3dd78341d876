import type { Session } from "@jieru/shared/domain/session";
import { SessionRow } from "../../src/features/inbox/row/SessionRow.tsx";
import { accountId, allowances, lin, nameOf, preview, session, someone, waiting, xu } from "../fixtures.ts";
import { frozenAt, minute } from "../frozen.ts";
import type { Group, State } from "../specimen.ts";

interface RowState {
  current?: boolean;
  compact?: boolean;
  takenBy?: { agentId: typeof xu };
}

const row = (
  name: string,
  of: Session,
  { current = false, compact = false, takenBy }: RowState = {},
): State => ({
  name,
  draw: () => (
    <div data-density={compact ? "compact" : undefined}>
      <SessionRow
        accountId={accountId}
        session={of}
        meId={lin}
        nameOf={nameOf}
        current={current}
        reachable
        takenBy={takenBy}
        account={{ waitTargetMs: 5 * minute, answerTargetMs: 5 * minute, keepUnanswered: false }}
        compact={compact}
      />
    </div>
  ),
});

const unread = { unread: 2, unansweredSince: frozenAt - 3 * minute };
const answered = preview("马上给您补发", { direction: "out", delivery: "sent" });
const asleep = { state: "inactive", reactivateAt: null, inactiveSince: frozenAt - 5 * minute } as const;

const rows: State[] = [
  row("active", session("r1", { lastMessage: answered })),
  row("current", session("r2", { lastMessage: answered }), { current: true }),
  row("unread", session("r3", { ...unread, customer: someone("3mZd", "周先生") })),
  row(
    "allowance closing",
    session("r4", { ...unread, customer: someone("8kPa"), allowance: allowances.critical }),
  ),
  row(
    "last seconds",
    session("r5", {
      customer: someone("7hQx"),
      allowance: allowances.seconds,
      lastMessage: null,
      spoken: false,
    }),
  ),
  row("asleep soon", session("r6", { lastMessage: answered, reactivateAt: frozenAt + 4 * minute })),
  row("reply failed", session("r7", { lastMessage: { ...answered, delivery: "failed" } })),
  row("reply unconfirmed", session("r8", { lastMessage: { ...answered, delivery: "unconfirmed" } })),
  row("image", session("r9", { lastMessage: preview("", { type: "image", text: null }) })),
  row("waiting", waiting("r10", { customer: someone("5vRt"), lastOwnerId: null })),
  row("waiting too long", waiting("r18", { waitingSince: frozenAt - 6 * minute })),
  row("waiting, served before", waiting("r11", { lastOwnerId: xu })),
  row("waiting, taken", waiting("r12"), { takenBy: { agentId: xu } }),
  row("inactive", session("r13", asleep)),
  row(
    "ended",
    session("r14", {
      state: "ended",
      reactivateAt: null,
      endedAt: frozenAt - 30 * minute,
      allowance: allowances.closed,
    }),
  ),
  row("compact", session("r15", { lastMessage: answered }), { compact: true }),
  row("compact, waiting", waiting("r16", { customer: someone("1bNf") }), { compact: true }),
  row("compact, unread", session("r17", unread), { compact: true }),
];

export const list: Group = {
  name: "List",
  specimens: [{ file: "features/inbox/row/SessionRow", width: 304, on: 1, states: rows }],
};
