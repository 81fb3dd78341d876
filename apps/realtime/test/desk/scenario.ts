/**
 * Decisions as sentences. A customer is named by openid and stands for their newest session; an agent is named by id.
 *
 *     given(anAccount(ann, bob)).when(writes("li")).when(picksUp("ann", "li")).thenFacts("session_picked_up")
 */
import type { Agent, Role, Status } from "@jieru/shared/domain/agent";
import type { AccountId, AgentId, ClientMessageId, MessageId, SessionId } from "@jieru/shared/domain/ids";
import { initialSettings } from "@jieru/shared/domain/settings";
import type { EventType } from "@jieru/shared/domain/snapshot";
import type { TagsChange } from "@jieru/shared/domain/tags";
import type { Refusal } from "@jieru/shared/protocol/refusals";
import { expect } from "vitest";
import type { Command, CommandOf, DeliveryOutcome } from "../../src/desk/command.ts";
import { decide } from "../../src/desk/decide.ts";
import {
  type Conversation,
  type Desk,
  type DeskAccount,
  type DeskAgent,
  type DeskMessage,
  type DeskSession,
  findConversationOf,
  getConversation,
} from "../../src/desk/desk.ts";
import { dispatch } from "../../src/desk/dispatch.ts";
import { append } from "../../src/desk/evolve.ts";
import { type Fact, isRefused } from "../../src/desk/fact.ts";

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const start = 1_800_000_000_000;

export function anAgent(id: string, change: Partial<Agent> = {}): Omit<DeskAgent, "seat"> {
  return {
    id: id as AgentId,
    name: id,
    role: "agent",
    status: "online",
    chosenStatus: "online",
    load: 0,
    capacity: 10,
    auto: false,
    statusSince: 0,
    statusWhy: null,
    lastAssignedAt: null,
    ...change,
  };
}
export const ann = anAgent("ann");
export const bob = anAgent("bob");
export const boss = anAgent("boss", { role: "supervisor" });
export const root = anAgent("root", { role: "admin" });

export function anAccount(...agents: Omit<DeskAgent, "seat">[]): Desk {
  return {
    seq: 0,
    account: {
      id: "acc" as AccountId,
      appId: "wx",
      name: "shop",
      ...initialSettings,
      credentialsRefused: null,
      pushesSilentSince: null,
    },
    agents: new Map(agents.map((a, i) => [a.id, { ...a, seat: i + 1 }])),
    keywordReplies: [],
    conductRules: [],
    conversations: new Map(),
    sessions: new Map(),
    messages: new Map(),
    outbox: new Map(),
    unprompted: new Map(),
    waitingCount: 0,
    queueLoadedUntil: "all",
  };
}
export const withSettings = (desk: Desk, account: Partial<DeskAccount>): Desk => ({
  ...desk,
  account: { ...desk.account, ...account },
});

type Expected = EventType | ({ type: EventType } & Partial<Record<keyof Fact, unknown>>);
export type Action = Command | ((scenario: Scenario) => Command);

export function countedIds(prefix: string): () => string {
  let n = 0;
  return () => `${prefix}${String(++n).padStart(6, "0")}`;
}

type EndNotice = DeskMessage & { type: "notice"; notice: { what: "ended" } };

export class Scenario {
  desk: Desk;
  now = start;
  /** All facts so far; `facts` holds those of the last command. */
  readonly history: Fact[] = [];
  facts: Fact[] = [];
  refusal: Refusal | null = null;
  readonly #newId: () => string;

  constructor(desk: Desk, newId = countedIds("id")) {
    this.desk = desk;
    this.#newId = newId;
  }

  get at() {
    return { now: this.now, newId: this.#newId };
  }

  when(action: Action): this {
    const command = typeof action === "function" ? action(this) : action;
    const decision = decide(this.desk, command, this.at);
    this.refusal = isRefused(decision) ? decision : null;
    const decided = append(this.desk, isRefused(decision) ? [] : decision);
    const dispatched = dispatch(decided.desk, this.at);
    this.desk = dispatched.desk;
    this.facts = [...decided.facts, ...dispatched.facts];
    this.history.push(...this.facts);
    return this;
  }

  after(ms: number): this {
    this.now += ms;
    return this;
  }

  /** Sends every queued reply to the customer, and WeChat accepts it. */
  delivered(openid: string): this {
    const { id } = this.conversation(openid);
    for (const m of this.desk.messages.values()) {
      if (m.conversationId !== id || m.delivery?.state !== "queued") continue;
      this.when({ do: "start_delivery", messageId: m.id });
      this.when({ do: "finish_delivery", messageId: m.id, outcome: { kind: "sent" } });
    }
    return this;
  }

  /** Expects exactly these facts in this order, by type or by content. */
  thenFacts(...expected: Expected[]): this {
    expect(this.refusal).toBeNull();
    expect(this.facts.map((f) => f.type)).toEqual(expected.map((e) => (typeof e === "string" ? e : e.type)));
    for (const [i, e] of expected.entries())
      if (typeof e === "object") expect(this.facts[i]).toMatchObject(e);
    return this;
  }

  thenNothing(): this {
    return this.thenFacts();
  }

  thenRefused(refusal: Refusal | Refusal["refusal"]): this {
    if (typeof refusal === "string") expect(this.refusal?.refusal).toBe(refusal);
    else expect(this.refusal).toEqual(refusal);
    expect(this.facts).toEqual([]);
    return this;
  }

  session(openid: string): DeskSession {
    const c = this.conversation(openid);
    const own = [...this.desk.sessions.values()].filter((s) => s.conversationId === c.id);
    const newest = own.at(-1);
    if (!newest) throw new Error(`${openid} has no session`);
    return newest;
  }

  conversation(openid: string): Conversation {
    const c = findConversationOf(this.desk, openid);
    if (!c) throw new Error(`${openid} never came`);
    return getConversation(this.desk, c.id);
  }

  agent(id: string): DeskAgent {
    const a = this.desk.agents.get(id as AgentId);
    if (!a) throw new Error(`${id} is not bound`);
    return a;
  }

  /** Returns the notice of a session's last end. */
  endOf(sessionId: SessionId): EndNotice | undefined {
    return [...this.desk.messages.values()].findLast(
      (m): m is EndNotice => m.type === "notice" && m.notice.what === "ended" && m.sessionId === sessionId,
    );
  }

  /** Returns the newest reply to the customer, or the one with this text. */
  reply(openid: string, text?: string): DeskMessage {
    const c = this.conversation(openid);
    const replies = [...this.desk.messages.values()].filter(
      (m) => m.conversationId === c.id && m.direction === "out",
    );
    const found =
      text === undefined ? replies.at(-1) : replies.find((m) => m.type === "text" && m.text === text);
    if (!found) throw new Error(`no such reply to ${openid}`);
    return found;
  }
}
export const given = (desk: Desk): Scenario => new Scenario(desk);

export const writes = (openid: string, text = "hello"): Action => {
  return ({ now }) => ({
    do: "receive",
    openid,
    act: { kind: "message", content: { type: "text", text }, saidAt: now },
  });
};
export const enters = (openid: string, source: string | null = null): Command => ({
  do: "receive",
  openid,
  act: { kind: "entered", source },
});

type AboutSession = Extract<Command, { agentId: AgentId; sessionId: SessionId }>["do"];
type Rest<Do extends AboutSession> = Omit<CommandOf<Do>, "do" | "agentId" | "sessionId">;
export const onSession =
  <Do extends AboutSession>(what: Do, ...[rest]: object extends Rest<Do> ? [Rest<Do>?] : [Rest<Do>]) =>
  (agent: string, openid: string): Action =>
  (s) =>
    ({ do: what, agentId: agent, sessionId: s.session(openid).id, ...rest }) as unknown as Command;
export const picksUp = onSession("pick_up");
export const reactivates = onSession("reactivate");
export const ends = onSession("end");
export const reopens = onSession("reopen");
export const takesOver = onSession("take_over");

export const assigns =
  (by: string, openid: string, to: string): Action =>
  (s) => ({ do: "assign", agentId: by as AgentId, sessionId: s.session(openid).id, to: to as AgentId });
export const transfers =
  (by: string, openid: string, to: string | null, note: string | null = null): Action =>
  (s) => ({
    do: "transfer",
    agentId: by as AgentId,
    sessionId: s.session(openid).id,
    to: to as AgentId | null,
    note,
  });
export const reads =
  (agent: string, openid: string, upTo?: number): Action =>
  (s) => {
    const session = s.session(openid);
    return {
      do: "mark_read",
      agentId: agent as AgentId,
      sessionId: session.id,
      upTo: upTo ?? session.lastSeq,
    };
  };
const about = (s: Scenario, agent: string, openid: string) => ({
  agentId: agent as AgentId,
  conversationId: s.conversation(openid).id,
  sessionId: s.session(openid).id,
});
export const remarks =
  (agent: string, openid: string, remark: string | null): Action =>
  (s) => ({ do: "set_remark", ...about(s, agent, openid), remark });
export const changesTags =
  (agent: string, openid: string, change: Partial<TagsChange>): Action =>
  (s) => ({ do: "change_tags", ...about(s, agent, openid), add: [], remove: [], ...change });
/** Sets exactly these tags, starting from the current ones. */
export const tags =
  (agent: string, openid: string, ...tags: string[]): Action =>
  (s) => ({ do: "change_tags", ...about(s, agent, openid), add: tags, remove: s.conversation(openid).tags });
export const notes =
  (
    agent: string,
    openid: string,
    note = "call back",
    id?: string,
    mentions: readonly string[] = [],
  ): Action =>
  (s) => ({
    do: "add_note",
    ...about(s, agent, openid),
    note,
    mentions: mentions as readonly AgentId[],
    clientMessageId: (id ?? `${note}-${s.desk.seq}`) as ClientMessageId,
  });
export const mentions = (agent: string, openid: string, ...named: string[]): Action =>
  notes(agent, openid, undefined, undefined, named);
export const seesMention =
  (agent: string, openid: string, noteId?: MessageId): Action =>
  (s) => {
    const newest = [...s.desk.messages.values()].findLast((m) => m.type === "note");
    const seen = noteId ?? newest?.id;
    if (!seen) throw new Error("nobody left a note");
    return { do: "see_mention", ...about(s, agent, openid), noteId: seen };
  };
const setsBlocked =
  (blocked: boolean) =>
  (agent: string, openid: string, reason: string | null = null): Action =>
  (s) => ({ do: "set_blocked", ...about(s, agent, openid), blocked, reason });
export const blocks = setsBlocked(true);
export const unblocks = setsBlocked(false);

type ReplyCommand = Extract<Command, { do: "reply" }>;
export const replies =
  (agent: string, openid: string, text = "hi", change: Partial<ReplyCommand> = {}): Action =>
  (s) => ({
    do: "reply",
    agentId: agent as AgentId,
    sessionId: s.session(openid).id,
    clientMessageId: `${text}-${s.desk.seq}` as ClientMessageId,
    content: { type: "text", text },
    resendOf: null,
    seen: null,
    ...change,
  });
export const startsDelivery =
  (openid: string, text?: string): Action =>
  (s) => ({
    do: "start_delivery",
    messageId: s.reply(openid, text).id,
  });
export const finishes =
  (openid: string, outcome: DeliveryOutcome, text?: string): Action =>
  (s) => ({ do: "finish_delivery", messageId: s.reply(openid, text).id, outcome });
export const givesUp =
  (openid: string, attempt?: number): Action =>
  (s) => {
    const { id, delivery } = s.reply(openid);
    return { do: "give_up_delivery", messageId: id, attempt: attempt ?? delivery?.attempt ?? 1 };
  };

export const sets = (by: string, agent: string, status: Status): Command => ({
  do: "set_status",
  agentId: agent as AgentId,
  by: by as AgentId,
  status,
});
export const setsPickup = (agent: string, auto: boolean, capacity = 10): Command => ({
  do: "set_pickup",
  agentId: agent as AgentId,
  by: agent as AgentId,
  auto,
  capacity,
});
export const comes = (agent: string): Command => ({ do: "connect_agent", agentId: agent as AgentId });
export const isLost = (agent: string): Command => ({ do: "lose_agent", agentId: agent as AgentId });
export const signsOut = (agent: string): Command => ({ do: "sign_out", agentId: agent as AgentId });
export const isBound = (agent: string, role: Role = "agent"): Command => ({
  do: "bind_agent",
  agentId: agent as AgentId,
  name: agent,
  role,
});
export const unbinds = (by: string, agent: string): Command => ({
  do: "unbind_agent",
  agentId: agent as AgentId,
  by: by as AgentId,
});
export const changesRole = (by: string, agent: string, role: Role): Command => ({
  do: "change_role",
  agentId: agent as AgentId,
  by: by as AgentId,
  role,
});
/** Sets a reminder after this delay; null removes it. */
export const reminds =
  (agent: string, openid: string, inMs: number | null, text: string | null = null): Action =>
  (s) => ({
    do: "set_reminder",
    agentId: agent as AgentId,
    sessionId: s.session(openid).id,
    reminder: inMs === null ? null : { at: s.now + inMs, text },
  });
export const marksUrgent =
  (agent: string, openid: string, urgent = true): Action =>
  (s) => ({ do: "mark_urgent", agentId: agent as AgentId, sessionId: s.session(openid).id, urgent });
export const timePassesOver =
  (openid: string): Action =>
  (s) => ({ do: "look_at_session", sessionId: s.session(openid).id });

/** Ann serves li; bob and a supervisor are present. */
export const served = () =>
  given(anAccount(ann, bob, boss))
    .when(writes("li"))
    .when(picksUp("ann", "li"));

/** The customer was answered, and the inactivity time has passed. */
export const asleep = () =>
  served()
    .when(replies("ann", "li"))
    .delivered("li")
    .after(30 * minute)
    .when(timePassesOver("li"));

export const sending = () => served().when(replies("ann", "li")).when(startsDelivery("li"));
