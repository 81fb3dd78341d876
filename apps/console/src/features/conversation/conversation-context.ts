import type { Viewer } from "@jieru/shared/domain/agent";
import type { AccountId, AgentId, MediaId, MessageId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { createContext, useContext } from "react";
import type { PendingReply } from "../../data/outbox/send-queue.ts";
import type { SteadySession } from "../session/use-steady-session.ts";
import type { SpokenMessage } from "./timeline/timeline-bodies.ts";

export interface TileActions {
  returnToComposer: (message: SpokenMessage) => void;
  /** [OB3] Resends an unconfirmed reply, or a failed one that may succeed unchanged. */
  resend: (message: SpokenMessage) => void;
  recallReply: (reply: PendingReply) => void;
  sendAgain: (reply: PendingReply) => void;
  sendAnyway: (reply: PendingReply) => void;
  openImage: (id: MediaId) => void;
  /** Asks before opening the address, as it comes from a stranger. */
  openLink: (href: string) => void;
  goTo: (id: MessageId) => void;
}

export interface ConversationScope {
  accountId: AccountId;
  session: SteadySession;
  viewer: Viewer;
  customerName: string;
  nameOf: (id: AgentId) => string | undefined;
  actions: TileActions;
}

export const ConversationContext = createContext<ConversationScope | null>(null);
export const SessionContext = createContext<Session | null>(null);

/** [DW2] Returns the open conversation without the fields that change with every message. */
export function useConversation(): ConversationScope {
  const open = useContext(ConversationContext);
  if (!open) throw new Error("outside of a conversation");
  return open;
}

/** Returns the whole session; components that use it render with every message. */
export function useOpenSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("outside of a conversation");
  return session;
}
