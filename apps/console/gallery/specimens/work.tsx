import { DndContext } from "@dnd-kit/core";
import type { AgentId, QuickReplyId, SavedViewId } from "@jieru/shared/domain/ids";
import type { QuickReply } from "@jieru/shared/domain/quick-reply";
import type { ReactNode } from "react";
import { AgentTableRow } from "../../src/features/board/agents/AgentTableRow.tsx";
import type { AgentRow } from "../../src/features/board/agents/agent-rows.ts";
import { WaitingRow } from "../../src/features/board/waiting/WaitingRow.tsx";
import { QuickReplyMenu } from "../../src/features/conversation/quick-replies/QuickReplyMenu.tsx";
import type { QuickReplyMenuModel } from "../../src/features/conversation/quick-replies/use-quick-reply-menu.ts";
import { RemarkField } from "../../src/features/customer/RemarkField.tsx";
import { TagField } from "../../src/features/customer/tags/TagField.tsx";
import { SavedViewRow } from "../../src/features/inbox/filters/SavedViewRow.tsx";
import { QuickReplyTable } from "../../src/features/settings/quick-replies/QuickReplyTable.tsx";
import {
  accountId,
  agent,
  allowances,
  lin,
  mainSnapshot,
  session,
  someone,
  waiting,
  xu,
} from "../fixtures.ts";
import { frozenAt, minute } from "../frozen.ts";
import type { Group, State } from "../specimen.ts";
import { nothing } from "./helpers.ts";

const quickReply = (
  id: string,
  title: string,
  text: string,
  change: Partial<QuickReply> = {},
): QuickReply => ({
  id: id as QuickReplyId,
  scope: "team",
  category: "",
  title,
  shortcut: null,
  text,
  position: 0,
  updatedAt: frozenAt - 60 * minute,
  updatedBy: xu,
  ...change,
});
const kept = [
  quickReply("q1", "问候", "{{customer}}您好，我是{{agent}}，请问有什么可以帮您？", {
    shortcut: "hi",
    category: "开头",
  }),
  quickReply("q2", "破损补发", "实在抱歉，今天给您补发，单号 {{单号}}，旧的不用寄回。", {
    shortcut: "bf",
    category: "售后",
  }),
  quickReply("q3", "退款时间", "退款一到三个工作日原路退回。", { category: "售后" }),
];

const menu = (found: QuickReply[], search = ""): QuickReplyMenuModel => ({
  ...{ id: "menu", open: true, search, found, active: found[1] ?? found[0] ?? null },
  values: { customer: "苏小姐", agent: "林知夏", account: "半山茶器" },
  ...{
    point: nothing,
    choose: nothing,
    close: nothing,
    toggle: nothing,
    typed: nothing,
    sent: nothing,
    setAway: nothing,
  },
  onKey: () => false,
});
const overBox = (drawn: ReactNode) => (
  <div style={{ paddingTop: 356 }}>
    <div className="relative h-8 rounded-tile ring ring-border-2">{drawn}</div>
  </div>
);
const menuState = (name: string, found: QuickReply[], search = ""): State => ({
  name,
  draw: () => overBox(<QuickReplyMenu menu={menu(found, search)} left={2} />),
});

const viewRow = (
  name: string,
  change: { current?: boolean; first?: boolean; last?: boolean; readOnly?: string },
): State => ({
  name,
  draw: () => (
    <ul className="m-0 list-none p-0">
      <SavedViewRow
        view={{ id: "v1" as SavedViewId, name: "等久了的老客", view: { list: "waiting", tag: "VIP" } }}
        current={change.current ?? false}
        readOnly={change.readOnly ?? null}
        first={change.first ?? false}
        last={change.last ?? false}
        onOpen={nothing}
        onMove={nothing}
        onRename={nothing}
        onDelete={nothing}
      />
    </ul>
  ),
});

const waitingRow = (name: string, change: Parameters<typeof waiting>[1]): State => ({
  name,
  draw: () => (
    <DndContext>
      <ul className="m-0 list-none p-0">
        <WaitingRow
          accountId={accountId}
          desk={mainSnapshot}
          session={waiting(`board-${name}`, { customer: someone("8kPa"), ...change })}
          place={3}
          stop={false}
          onStop={nothing}
        />
      </ul>
    </DndContext>
  ),
});

const due = [8, 2].map((m) =>
  session(`due-${m}`, { customer: someone(`${m}Due`), unansweredSince: frozenAt - m * minute, unread: 1 }),
);
const busyDesk = { ...mainSnapshot, sessions: [...due, ...mainSnapshot.sessions] };
const agentRow = (name: string, change: Partial<AgentRow>, open = false): State => ({
  name,
  draw: () => (
    <DndContext>
      <table className="w-full border-collapse">
        <AgentTableRow
          accountId={accountId}
          desk={busyDesk}
          row={{
            agent: agent(lin),
            due: [],
            answered: 4,
            unansweredSince: null,
            firstResponseMs: 48_000,
            pickedUp: 23,
            remark: null,
            ...change,
          }}
          open={open}
          onOpen={nothing}
        />
      </table>
    </DndContext>
  ),
});
const here = (change: Parameters<typeof agent>[1]) =>
  agent("agent-he" as AgentId, { name: "何舟", ...change });

export const work: Group = {
  name: "Editors, tables and the board",
  specimens: [
    {
      file: "features/conversation/quick-replies/QuickReplyMenu",
      alone: 420,
      width: 900,
      states: [
        menuState("all", kept),
        menuState("searched", kept.slice(1), "bf"),
        menuState("nothing found", [], "发票"),
        menuState("none kept yet", []),
      ],
    },
    {
      file: "features/customer/RemarkField",
      width: 260,
      alone: 52,
      states: [null, "苏小姐"].map((remark) => ({
        name: remark ? "with a remark" : "empty",
        draw: () => <RemarkField accountId={accountId} customer={someone("9tQe", remark)} onDone={nothing} />,
      })),
    },
    {
      file: "features/customer/tags/TagField",
      width: 260,
      alone: 190,
      states: [
        {
          name: "with what there is",
          draw: () => <TagField accountId={accountId} tags={["老客"]} onAdd={nothing} onDone={nothing} />,
        },
      ],
    },
    {
      file: "features/inbox/filters/SavedViewRow",
      width: 312,
      on: 3,
      states: [
        viewRow("between others", {}),
        viewRow("shown now", { current: true }),
        viewRow("first", { first: true }),
        viewRow("the only one", { first: true, last: true }),
        viewRow("read only", { readOnly: "—" }),
      ],
    },
    {
      file: "features/settings/quick-replies/QuickReplyTable",
      width: 620,
      on: 1,
      states: [
        {
          name: "by category",
          draw: () => <QuickReplyTable accountId={accountId} rows={kept} readOnly={false} onEdit={nothing} />,
        },
        {
          name: "read only",
          draw: () => <QuickReplyTable accountId={accountId} rows={kept} readOnly onEdit={nothing} />,
        },
      ],
    },
    {
      file: "features/board/waiting/WaitingRow",
      width: 360,
      on: 1,
      states: [
        waitingRow("within the target", { waitingSince: frozenAt - 2 * minute }),
        waitingRow("beyond the target", { waitingSince: frozenAt - 9 * minute, lastOwnerId: xu }),
        waitingRow("little time left", { allowance: allowances.critical, lastOwnerId: null }),
      ],
    },
    {
      file: "features/board/agents/AgentTableRow",
      width: 760,
      on: 1,
      states: [
        agentRow("nobody waits", {}),
        agentRow("somebody waits", { due, unansweredSince: frozenAt - 8 * minute }),
        agentRow("beyond capacity", {
          agent: here({ load: 12, capacity: 10 }),
          remark: { remark: "over_capacity", count: 2 },
        }),
        agentRow("away and leaves somebody", {
          agent: here({ status: "away", statusWhy: "no_answer" }),
          due,
          unansweredSince: frozenAt - 8 * minute,
          remark: { remark: "no_answer" },
        }),
        agentRow("offline", {
          agent: here({ status: "offline", load: 0 }),
          answered: 0,
          firstResponseMs: null,
          pickedUp: 0,
        }),
        agentRow("opened", { due, unansweredSince: frozenAt - 8 * minute }, true),
      ],
    },
  ],
};
