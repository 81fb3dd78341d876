import type { Viewer } from "@jieru/shared/domain/agent";
import type { AccountId, AgentId, MediaId, MessageId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { createContext, useContext } from "react";
import type { SessionStanding } from "../api/use-standing.ts";
import type { PendingReply } from "../state/send-queue.ts";
import type { SpokenMessage } from "./timeline-bodies.ts";

/** What tiles can set in motion. */
export interface TileActions {
  /** The words, or the image, go back into the box. */
  putBack: (message: SpokenMessage) => void;
  /** [OB3] A person decides to repeat an unconfirmed reply. */
  resend: (message: SpokenMessage) => void;
  /** A reply that provably never left goes out again. */
  retry: (message: SpokenMessage) => void;
  takeBack: (reply: PendingReply) => void;
  openImage: (id: MediaId) => void;
  /** Asks before it opens: the address is a stranger's. */
  openLink: (href: string) => void;
  goTo: (id: MessageId) => void;
}

export interface OpenConversation {
  accountId: AccountId;
  session: SessionStanding;
  viewer: Viewer;
  customerName: string;
  nameOf: (id: AgentId) => string | undefined;
  actions: TileActions;
}

export const ConversationContext = createContext<OpenConversation | null>(null);
/** Its session as it is now, which every message changes. */
export const SessionContext = createContext<Session | null>(null);

/** [DW2] The conversation that the pane shows, as far as it does not change with every message. */
export function useConversation(): OpenConversation {
  const open = useContext(ConversationContext);
  if (!open) throw new Error("outside of a conversation");
  return open;
}

/** Its session whole; whoever asks is drawn again with every message of the conversation. */
export function useOpenSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("outside of a conversation");
  return session;
}
