/** Lists what the lane must load before it can decide a command. */
import type {
  AgentId,
  ClientMessageId,
  ConversationId,
  MessageId,
  SessionId,
} from "@jieru/shared/domain/ids";
import type { CommandOf } from "./command.ts";

export interface SaidText {
  clientMessageId: ClientMessageId;
  agentId: AgentId;
  sessionId: SessionId;
  text: string;
}

/** Keys that the loader reads in a few set-based statements. */
export interface Needs {
  openids: Set<string>;
  sessionIds: Set<SessionId>;
  conversationIds: Set<ConversationId>;
  messageIds: Set<MessageId>;
  clientMessageIds: Set<ClientMessageId>;
  /** [OB12] Replies that may fail. Later replies under way in their conversation are loaded too. */
  failing: Set<MessageId>;
  resent: Set<MessageId>;
  newestBeside: Set<SessionId>;
  endNotice: Set<SessionId>;
  /** [TR11] The last messages seen by authors. The session's later messages are loaded too. */
  seen: { line: MessageId; sessionId: SessionId }[];
  said: SaidText[];
  leavingAgentIds: Set<AgentId>;
}

export const noNeeds = (): Needs => ({
  openids: new Set(),
  sessionIds: new Set(),
  conversationIds: new Set(),
  messageIds: new Set(),
  clientMessageIds: new Set(),
  failing: new Set(),
  resent: new Set(),
  newestBeside: new Set(),
  endNotice: new Set(),
  seen: [],
  said: [],
  leavingAgentIds: new Set(),
});

interface Keys {
  openid: string;
  sessionId: SessionId;
  conversationId: ConversationId;
  messageId: MessageId;
  clientMessageId: ClientMessageId;
}
/** Rejects commands with further keys, so that no key is overlooked. */
type With<K extends keyof Keys> = { do: string } & Pick<Keys, K> & {
    [Other in Exclude<keyof Keys, K>]?: never;
  };

export const nothing = (_needs: Needs, _command: With<never>) => undefined;
export const customer = (needs: Needs, { openid }: With<"openid">) => needs.openids.add(openid);
export const session = (needs: Needs, { sessionId }: With<"sessionId">) => needs.sessionIds.add(sessionId);
export const message = (needs: Needs, { messageId }: With<"messageId">) => needs.messageIds.add(messageId);
export const leavingAgent = (needs: Needs, { agentId }: With<never> & { agentId: AgentId }) =>
  needs.leavingAgentIds.add(agentId);

export function thread(
  needs: Needs,
  { conversationId, sessionId }: With<"conversationId" | "sessionId">,
): void {
  needs.conversationIds.add(conversationId);
  needs.sessionIds.add(sessionId);
}

export function note(
  needs: Needs,
  { conversationId, sessionId, clientMessageId }: CommandOf<"add_note">,
): void {
  needs.conversationIds.add(conversationId);
  needs.sessionIds.add(sessionId);
  needs.clientMessageIds.add(clientMessageId);
}

export function reply(needs: Needs, command: CommandOf<"reply">): void {
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

export function starting(needs: Needs, { messageId }: CommandOf<"start_delivery">): void {
  needs.messageIds.add(messageId);
  needs.failing.add(messageId);
}

export function finishing(needs: Needs, { messageId, outcome }: CommandOf<"finish_delivery">): void {
  needs.messageIds.add(messageId);
  if (outcome.kind !== "sent" && outcome.kind !== "unknown") needs.failing.add(messageId);
}

export function erased(needs: Needs, { conversationId, sessionId }: CommandOf<"erase_customer">): void {
  needs.conversationIds.add(conversationId);
  if (sessionId) needs.sessionIds.add(sessionId);
}

export function described(needs: Needs, { openid, sessionId }: CommandOf<"set_attributes">): void {
  needs.openids.add(openid);
  if (sessionId) needs.sessionIds.add(sessionId);
}

export function tagged(needs: Needs, { of }: CommandOf<"rename_tag">): void {
  for (const { conversationId, sessionId } of of) {
    needs.conversationIds.add(conversationId);
    needs.sessionIds.add(sessionId);
  }
}

export function expired(needs: Needs, { sessionId, watched }: CommandOf<"expire_words">): void {
  needs.sessionIds.add(sessionId);
  if (watched) needs.conversationIds.add(watched);
}

export function statusOf(needs: Needs, command: CommandOf<"set_status">): void {
  if (command.status === "offline") leavingAgent(needs, command);
}

export function endNotice(needs: Needs, { sessionId }: With<"sessionId">): void {
  needs.sessionIds.add(sessionId);
  needs.endNotice.add(sessionId);
}

export function besideNewest(needs: Needs, { sessionId }: With<"sessionId">): void {
  needs.sessionIds.add(sessionId);
  needs.newestBeside.add(sessionId);
}
