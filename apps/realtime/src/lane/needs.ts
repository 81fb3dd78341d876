import type {
  AgentId,
  ClientMessageId,
  ConversationId,
  MessageId,
  SessionId,
} from "@jieru/shared/domain/ids";
import type { Command } from "../desk/command.ts";

/** Which records a batch of commands touches: the keys the loader asks for, in a few set-based statements. */
export interface Needs {
  openids: Set<string>;
  sessionIds: Set<SessionId>;
  conversationIds: Set<ConversationId>;
  messageIds: Set<MessageId>;
  clientMessageIds: Set<ClientMessageId>;
  /** [TR11] Lines that writers of replies saw last, and in which session what came after them is needed. */
  seen: { line: MessageId; sessionId: SessionId }[];
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
    seen: [],
    leavingAgentIds: new Set(),
  };
  for (const command of commands) collect(needs, command);
  return needs;
}

function collect(needs: Needs, command: Command): void {
  if ("openid" in command) needs.openids.add(command.openid);
  if ("sessionId" in command && command.sessionId) needs.sessionIds.add(command.sessionId);
  if ("conversationId" in command) needs.conversationIds.add(command.conversationId);
  if ("messageId" in command) needs.messageIds.add(command.messageId);
  if ("clientMessageId" in command) needs.clientMessageIds.add(command.clientMessageId);
  if (command.do === "rename_tag")
    for (const { conversationId, sessionId } of command.of) {
      needs.conversationIds.add(conversationId);
      needs.sessionIds.add(sessionId);
    }
  if (command.do === "reply" && command.resendOf) needs.messageIds.add(command.resendOf);
  if (command.do === "reply" && command.seen)
    needs.seen.push({ line: command.seen, sessionId: command.sessionId });
  if (leaves(command)) needs.leavingAgentIds.add(command.agentId);
}

function leaves(command: Command): command is Extract<Command, { do: "lose_agent" | "sign_out" }> {
  if (command.do === "set_status") return command.status === "offline";
  return command.do === "lose_agent" || command.do === "sign_out" || command.do === "unbind_agent";
}
