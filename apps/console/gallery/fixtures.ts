/** The gallery's account, as the server could have sent it at `frozenAt`. */
import type { Agent } from "@jieru/shared/domain/agent";
import type { Allowance } from "@jieru/shared/domain/allowance";
import type { AccountId, AgentId, ConversationId, MediaId, MessageId } from "@jieru/shared/domain/ids";
import type { Content, Delivery, DeliveryState, Notice, Preview } from "@jieru/shared/domain/message";
import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import type { ConversationScope } from "../src/features/conversation/conversation-context.ts";
import type {
  NoteMessage,
  NoticeMessage,
  SpokenMessage,
} from "../src/features/conversation/timeline/timeline-bodies.ts";
import {
  accountId,
  agent as plainAgent,
  message as plainMessage,
  session as plainSession,
  snapshot,
} from "../test/fixtures.ts";
import { frozenAt, hour, minute, second } from "./frozen.ts";

export { accountId };

export const lin = "agent-lin" as AgentId;
export const xu = "agent-xu" as AgentId;
const names: Record<string, string> = { [lin]: "林知夏", [xu]: "许然" };
export const nameOf = (id: AgentId): string | undefined => names[id];

export const agent = (id: AgentId, change: Partial<Agent> = {}): Agent =>
  plainAgent(id, {
    name: nameOf(id) ?? id,
    statusSince: frozenAt - 20 * minute,
    load: 6,
    auto: true,
    ...change,
  });

export const allowance = (change: Partial<Allowance> = {}): Allowance => ({
  left: 3,
  granted: 3,
  until: frozenAt + 47 * hour,
  grantedBy: "message",
  grantedAt: frozenAt - hour,
  ...change,
});

/** One allowance per level of urgency (RA5). */
export const allowances = {
  ok: allowance(),
  low: allowance({ left: 1 }),
  critical: allowance({ left: 2, until: frozenAt + 42 * minute }),
  seconds: allowance({ left: 1, granted: 1, grantedBy: "entered", until: frozenAt + 38 * second }),
  used: allowance({ left: 0 }),
  closed: allowance({ left: 2, until: frozenAt - minute }),
} satisfies Record<string, Allowance>;

export const preview = (text: string, change: Partial<Preview> = {}): Preview => ({
  id: "last" as MessageId,
  direction: "in",
  type: "text",
  text,
  at: frozenAt - 3 * minute,
  delivery: null,
  ...change,
});

const customerId = "c-su" as ConversationId;

export const session = (id: string, change: Partial<Session> = {}): Session =>
  plainSession(id, {
    ownerId: lin,
    lastOwnerId: lin,
    customer: {
      id: customerId,
      openid: "oSu00000000000000000000009tQe",
      remark: "苏小姐",
      tags: [],
      blocked: false,
    },
    allowance: allowance(),
    lastMessage: preview("杯口好像磕掉了一块"),
    source: "订单详情",
    openedAt: frozenAt - hour,
    pickedUpAt: frozenAt - hour,
    lastActivityAt: frozenAt - 3 * minute,
    reactivateAt: frozenAt + 24 * minute,
    ...change,
  });

export const waiting = (id: string, change: Partial<Session> = {}): Session =>
  session(id, {
    state: "waiting",
    ownerId: null,
    pickedUpAt: null,
    reactivateAt: null,
    waitingSince: frozenAt - 4 * minute,
    ...change,
  });

export const someone = (tail: string, remark: string | null = null): Session["customer"] => ({
  id: `c-${tail}` as ConversationId,
  openid: `oJieru000000000000000000${tail}`,
  remark,
  tags: [],
  blocked: false,
});

const delivery = (state: DeliveryState, change: Partial<Delivery> = {}): Delivery => ({
  state,
  reason: null,
  code: null,
  ordinal: 1,
  of: 3,
  ...change,
});

let seq = 100;
const put = (change: object): unknown =>
  plainMessage(`m${++seq}`, seq, { at: frozenAt - 10 * minute, conversationId: customerId, ...change });

export const spoken = (content: Content, change: object = {}): SpokenMessage =>
  put({ text: undefined, ...content, ...change }) as SpokenMessage;

export const replied = (
  content: Content,
  state: DeliveryState = "sent",
  change: Partial<Delivery> = {},
  by: AgentId | null = lin,
): SpokenMessage =>
  put({
    text: undefined,
    ...content,
    direction: "out",
    agentId: by,
    delivery: delivery(state, change),
  }) as SpokenMessage;

export const told = (notice: Notice): NoticeMessage =>
  put({ text: undefined, type: "notice", notice, direction: "system" }) as NoticeMessage;

export const noted = (note: string): NoteMessage =>
  put({ text: undefined, type: "note", note, direction: "system", agentId: xu }) as NoteMessage;

export const cup = "gallery-cup" as MediaId;

export const text = (words: string): Content => ({ type: "text", text: words });

const nothing = () => undefined;

export const openSession = session("open");

export const openConversation: ConversationScope = {
  accountId,
  session: openSession,
  viewer: { id: lin, role: "agent" },
  customerName: "苏小姐",
  nameOf,
  actions: {
    returnToComposer: nothing,
    resend: nothing,
    recallReply: nothing,
    sendAgain: nothing,
    sendAnyway: nothing,
    openImage: nothing,
    openLink: nothing,
    goTo: nothing,
  },
};

export const knownTags = [
  { tag: "老客", uses: 12 },
  { tag: "批发", uses: 5 },
  { tag: "VIP", uses: 3 },
];
export const readers = [{ agentId: xu, at: frozenAt - 12 * minute }];

const line = [
  waiting("w1", { customer: someone("8kPa"), waitingSince: frozenAt - 6 * minute }),
  waiting("w2", { customer: someone("3mZd", "周先生") }),
];

export const mainSnapshot: Snapshot = snapshot({
  seq: 12_408,
  now: frozenAt,
  me: agent(lin),
  agents: [agent(lin), agent(xu, { role: "supervisor" })],
  sessions: [openSession, session("two", { customer: someone("7hQx", "陈默") })],
  waiting: { count: 12, sessions: line },
});

/** The snapshots of all accounts of the gallery: components find a snapshot by its account's id. */
export const snapshots: Snapshot[] = [mainSnapshot];

export function shop(name: string, change: Partial<Snapshot>): AccountId {
  const id = `shop-${name}` as AccountId;
  snapshots.push({
    ...mainSnapshot,
    ...change,
    account: { ...(change.account ?? mainSnapshot.account), id },
  });
  return id;
}
