/** The records the lane must load before it can decide a command. `demands` has one entry for each command. */
import type {
  AgentId,
  ClientMessageId,
  ConversationId,
  MessageId,
  SessionId,
} from "@jieru/shared/domain/ids";
import type { Command } from "../desk/command.ts";

/** [CD7] A text that an agent is about to send. */
export interface SaidText {
  clientMessageId: ClientMessageId;
  agentId: AgentId;
  sessionId: SessionId;
  text: string;
}

/** The records a batch of commands touches: the keys the loader asks for, in a few set-based statements. */
export interface Needs {
  openids: Set<string>;
  sessionIds: Set<SessionId>;
  conversationIds: Set<ConversationId>;
  messageIds: Set<MessageId>;
  clientMessageIds: Set<ClientMessageId>;
  /** [OB12] Replies that may fail: the later replies under way in their conversation are needed. */
  failing: Set<MessageId>;
  /** [OB3] Replies that are to be sent again. The messages that name them show whether they already were. */
  resent: Set<MessageId>;
  /** [SE19] [CR2] Sessions whose customer's newest session is needed as well. */
  newestBeside: Set<SessionId>;
  /** [WU5] [CR5] Sessions whose end notice is needed, if they have ended. */
  retold: Set<SessionId>;
  /** [TR11] The last messages that authors of replies had seen, and the session whose later messages are needed. */
  seen: { line: MessageId; sessionId: SessionId }[];
  /** [CD7] Texts that agents send. It is needed to how many customers they sent the same lately. */
  said: SaidText[];
  /** Agents whose every open session is needed. */
  leavingAgentIds: Set<AgentId>;
}

export function needsOf(commands: readonly Command[]): Needs {
  const needs: Needs = {
    openids: new Set(),
    sessionIds: new Set(),
    conversationIds: new Set(),
    messageIds: new Set(),
    clientMessageIds: new Set(),
    failing: new Set(),
    resent: new Set(),
    newestBeside: new Set(),
    retold: new Set(),
    seen: [],
    said: [],
    leavingAgentIds: new Set(),
  };
  for (const command of commands) demandOf(command).collect(needs, command);
  return needs;
}

/** Returns whether one of these commands may make an agent eligible. The waiting queue must then be loaded. */
export const mayFree = (commands: readonly Command[]): boolean => commands.some((c) => demandOf(c).frees);

interface Keys {
  openid: string;
  sessionId: SessionId;
  conversationId: ConversationId;
  messageId: MessageId;
  clientMessageId: ClientMessageId;
}
/** A command with these keys and none of the others, so that no key of a command is overlooked below. */
type With<K extends keyof Keys> = { do: string } & Pick<Keys, K> & {
    [Other in Exclude<keyof Keys, K>]?: never;
  };

const nothing = (_needs: Needs, _command: With<never>) => undefined;
const customer = (needs: Needs, { openid }: With<"openid">) => needs.openids.add(openid);
const session = (needs: Needs, { sessionId }: With<"sessionId">) => needs.sessionIds.add(sessionId);
const message = (needs: Needs, { messageId }: With<"messageId">) => needs.messageIds.add(messageId);
const leavingAgent = (needs: Needs, { agentId }: With<never> & { agentId: AgentId }) =>
  needs.leavingAgentIds.add(agentId);

function thread(needs: Needs, { conversationId, sessionId }: With<"conversationId" | "sessionId">): void {
  needs.conversationIds.add(conversationId);
  needs.sessionIds.add(sessionId);
}

type CommandOf<Do extends Command["do"]> = Extract<Command, { do: Do }>;

function note(needs: Needs, { conversationId, sessionId, clientMessageId }: CommandOf<"add_note">): void {
  needs.conversationIds.add(conversationId);
  needs.sessionIds.add(sessionId);
  needs.clientMessageIds.add(clientMessageId);
}

function reply(needs: Needs, command: CommandOf<"reply">): void {
  const { agentId, sessionId, clientMessageId, resendOf, seen, content } = command;
  needs.sessionIds.add(sessionId);
  needs.clientMessageIds.add(clientMessageId);
  if (resendOf) {
    needs.messageIds.add(resendOf);
    needs.resent.add(resendOf);
  }
  if (seen) needs.seen.push({ line: seen, sessionId });
  if (content.type === "text") needs.said.push({ clientMessageId, agentId, sessionId, text: content.text });
}

function starting(needs: Needs, { messageId }: CommandOf<"start_delivery">): void {
  needs.messageIds.add(messageId);
  needs.failing.add(messageId);
}

function finishing(needs: Needs, { messageId, outcome }: CommandOf<"finish_delivery">): void {
  needs.messageIds.add(messageId);
  if (outcome.kind !== "sent" && outcome.kind !== "unknown") needs.failing.add(messageId);
}

function erased(needs: Needs, { conversationId, sessionId }: CommandOf<"erase_customer">): void {
  needs.conversationIds.add(conversationId);
  if (sessionId) needs.sessionIds.add(sessionId);
}

function described(needs: Needs, { openid, sessionId }: CommandOf<"set_attributes">): void {
  needs.openids.add(openid);
  if (sessionId) needs.sessionIds.add(sessionId);
}

function tagged(needs: Needs, { of }: CommandOf<"rename_tag">): void {
  for (const { conversationId, sessionId } of of) {
    needs.conversationIds.add(conversationId);
    needs.sessionIds.add(sessionId);
  }
}

function expired(needs: Needs, { sessionId, watched }: CommandOf<"expire_words">): void {
  needs.sessionIds.add(sessionId);
  if (watched) needs.conversationIds.add(watched);
}

function statusOf(needs: Needs, command: CommandOf<"set_status">): void {
  if (command.status === "offline") leavingAgent(needs, command);
}

function retold(needs: Needs, { sessionId }: With<"sessionId">): void {
  needs.sessionIds.add(sessionId);
  needs.retold.add(sessionId);
}

function besideNewest(needs: Needs, { sessionId }: With<"sessionId">): void {
  needs.sessionIds.add(sessionId);
  needs.newestBeside.add(sessionId);
}

interface Demand<C> {
  collect(this: void, needs: Needs, command: C): unknown;
  /** Whether the command may make an agent eligible. */
  frees: boolean;
}
const demands: { [Do in Command["do"]]: Demand<CommandOf<Do>> } = {
  receive: { collect: customer, frees: false },
  pick_up: { collect: session, frees: false },
  reactivate: { collect: session, frees: false },
  end: { collect: session, frees: true },
  reopen: { collect: besideNewest, frees: false },
  wrap_up: { collect: retold, frees: false },
  rate: { collect: retold, frees: false },
  set_reminder: { collect: session, frees: false },
  assign: { collect: session, frees: false },
  transfer: { collect: session, frees: true },
  take_over: { collect: session, frees: true },
  mark_read: { collect: session, frees: false },
  set_remark: { collect: thread, frees: false },
  change_tags: { collect: thread, frees: false },
  rename_tag: { collect: tagged, frees: false },
  add_note: { collect: note, frees: false },
  see_mention: { collect: thread, frees: false },
  set_blocked: { collect: thread, frees: true },
  set_attributes: { collect: described, frees: false },
  erase_customer: { collect: erased, frees: true },
  reply: { collect: reply, frees: false },
  start_delivery: { collect: starting, frees: false },
  finish_delivery: { collect: finishing, frees: false },
  give_up_delivery: { collect: message, frees: false },
  change_media: { collect: message, frees: false },
  connect_agent: { collect: nothing, frees: true },
  lose_agent: { collect: leavingAgent, frees: false },
  sign_out: { collect: leavingAgent, frees: false },
  set_status: { collect: statusOf, frees: true },
  set_pickup: { collect: nothing, frees: true },
  bind_agent: { collect: nothing, frees: false },
  change_role: { collect: nothing, frees: false },
  rename_agent: { collect: nothing, frees: false },
  unbind_agent: { collect: leavingAgent, frees: false },
  change_account: { collect: nothing, frees: false },
  remove_account: { collect: nothing, frees: false },
  note_credentials: { collect: nothing, frees: false },
  note_gap: { collect: nothing, frees: false },
  note_silence: { collect: nothing, frees: false },
  change_keyword_replies: { collect: nothing, frees: false },
  change_conduct_rules: { collect: nothing, frees: false },
  change_topics: { collect: nothing, frees: false },
  change_quick_replies: { collect: nothing, frees: false },
  look_at_session: { collect: besideNewest, frees: true },
  expire_words: { collect: expired, frees: false },
  note_expiry: { collect: nothing, frees: false },
  dispatch_waiting: { collect: nothing, frees: false },
};

const demandOf = (command: Command) => demands[command.do] as Demand<Command>;
