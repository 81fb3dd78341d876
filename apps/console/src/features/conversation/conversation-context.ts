import type { Viewer } from "@jieru/shared/domain/agent";
import type { AccountId, AgentId, MediaId, MessageId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { createContext, useContext } from "react";
import type { PendingReply } from "../../data/outbox/send-queue.ts";
import type { SteadySession } from "../session/use-steady-session.ts";
import type { SpokenMessage } from "./timeline/timeline-bodies.ts";

/** Actions that tiles can start. */
export interface TileActions {
  /** Puts the text or the image back into the box. */
  putBack: (message: SpokenMessage) => void;
  /** [OB3] Repeats a reply that is unconfirmed, or failed and may arrive as it is, as a person has decided. */
  resend: (message: SpokenMessage) => void;
  takeBack: (reply: PendingReply) => void;
  /** [OB13] */
  sendAgain: (reply: PendingReply) => void;
  /** [CD3] Sends a refused reply with the warnings that its tile shows. */
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
/** The current session, which changes with every message. */
export const SessionContext = createContext<Session | null>(null);

/** [DW2] The open conversation, without what changes with every message. */
export function useConversation(): ConversationScope {
  const open = useContext(ConversationContext);
  if (!open) throw new Error("outside of a conversation");
  return open;
}

/** The whole current session; components that use it are drawn again with every message of the conversation. */
export function useOpenSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("outside of a conversation");
  return session;
}
