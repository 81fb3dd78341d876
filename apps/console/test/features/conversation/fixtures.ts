import { noAllowance } from "@jieru/shared/domain/allowance";
import type {
  AgentId,
  ClientMessageId,
  ConversationId,
  MessageId,
  SessionId,
} from "@jieru/shared/domain/ids";
import type { Delivery, Message, Notice } from "@jieru/shared/domain/message";
import type { Session } from "@jieru/shared/domain/session";
import { aSession } from "@jieru/shared/test/fixtures";

export const minute = 60_000;
export const hour = 60 * minute;
/** A Tuesday, in the middle of the day in every time zone tests run in. */
export const noon = Date.UTC(2026, 10, 24, 12);

export const lin = { id: "agent-lin" as AgentId, role: "agent" } as const;
export const xu = { id: "agent-xu" as AgentId, role: "supervisor" } as const;
const su = "conversation-su" as ConversationId;

/** An active session of `lin` with two of three replies left for 47 hours. */
export const session = (changed: Partial<Session> = {}): Session => ({
  ...aSession("session-1"),
  conversationId: su,
  state: "active",
  ownerId: lin.id,
  lastOwnerId: lin.id,
  epoch: 1,
  customer: { id: su, openid: "oSu00000000000000000000009tQe", tags: [], blocked: false, remark: "苏小姐" },
  allowance: {
    ...noAllowance,
    left: 2,
    granted: 3,
    until: noon + 47 * hour,
    grantedBy: "message",
    grantedAt: noon,
  },
  source: "订单详情",
  openedAt: noon,
  waitingSince: null,
  pickedUpAt: noon,
  lastActivityAt: noon,
  reactivateAt: noon + 30 * minute,
  ...changed,
});

let head = 0;
const base = (direction: Message["direction"], at: number) => ({
  id: `message-${++head}` as MessageId,
  seq: head,
  conversationId: su,
  sessionId: "session-1" as SessionId,
  at,
  direction,
  agentId: direction === "out" ? lin.id : null,
  clientMessageId: null,
  delivery: null,
  resendOf: null,
  lateMs: null,
});

export const customerMessage = (text: string, at = noon): Message => ({
  ...base("in", at),
  type: "text",
  text,
});

export const sent: Delivery = { state: "sent", reason: null, code: null, ordinal: 1, of: 3 };
export const agentMessage = (text: string, at = noon, changed: Partial<Message> = {}): Message =>
  ({
    ...base("out", at),
    clientMessageId: crypto.randomUUID() as ClientMessageId,
    delivery: sent,
    type: "text",
    text,
    ...changed,
  }) as Message;

export const noticeMessage = (notice: Notice, at = noon): Message => ({
  ...base("system", at),
  type: "notice",
  notice,
});

export const noteMessage = (note: string, at = noon): Message => ({
  ...base("system", at),
  type: "note",
  note,
});
