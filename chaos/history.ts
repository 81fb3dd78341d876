/** What happened, from every side that wrote it down: what the checker judges. Times are epoch ms of WeChat's clock. */
import type { DeliveryState } from "@jieru/shared/domain/message";
import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import type { SendVerdict } from "@jieru/simulator/ledger-entry";
import type { Claim, Intent } from "./workload/agents.ts";
import type { Seen, Told } from "./workload/console.ts";

/** One push, as WeChat's ledger has it. */
export interface Pushed {
  /** What makes it one push however often it comes. */
  key: string;
  openid: string;
  /** What of it can be found in the conversation: the text, the card's title, `[image]`, `[entered]`. */
  label: string;
  /** When it was first sent off, and first answered `success`; null when never. */
  sentAt: number;
  answeredAt: number | null;
}

/** One push as the database keeps it. */
export interface Kept {
  key: string;
  openid: string;
  label: string;
  state: "kept" | "ignored" | "quarantined";
}

/** One message of a conversation. */
export interface Said {
  id: string;
  seq: number;
  openid: string;
  sessionId: string | null;
  direction: "in" | "out" | "system";
  /** As of a push; of a reply its text. */
  label: string;
  agentId: string | null;
  epoch: number | null;
  clientMessageId: string | null;
  delivery: DeliveryState | null;
  /** Whether it ever was `unconfirmed`: from then on the next reply of its conversation may go, though WeChat may deliver this one yet. */
  wasUnconfirmed: boolean;
}

/** One call to send a reply, as WeChat's ledger has it, in order. */
export interface Sent {
  openid: string;
  text: string;
  verdict: SendVerdict;
  /** What was answered in an orderly way; null when nothing orderly was. */
  errcode: number | null;
  delivered: boolean;
}

/** One event of the log, as far as it tells whose a session is, and what its owner has not read. */
export interface Logged {
  seq: number;
  type: string;
  sessionId: string | null;
  conversationId: string | null;
  state: string | null;
  ownerId: string | null;
  /** Where the event took it from somebody. */
  previousOwnerId: string | null;
  epoch: number | null;
  unread: number | null;
  /** As the session's row has it at the end. */
  unreadAtRest: number | null;
}

/** What a console shows of a session, as its row has it. */
export type OpenSession = Pick<
  Session,
  "id" | "state" | "ownerId" | "epoch" | "unread" | "lastSeq" | "waitingSince"
>;

/** Every session that is open, and how far the log reached then. */
export interface AtRest {
  seq: number;
  open: OpenSession[];
}

/** What was said in a conversation, as its owner is given it: the newest page, in order. */
export interface Page {
  openid: string;
  seq: number;
  ids: string[];
  /** There is what was said before. */
  more: boolean;
}

/** A customer's picture as it is served; null where it is not. */
export interface Picture {
  openid: string;
  id: string;
  pushed: string;
  served: string | null;
  /** Whoever may read the conversation it was said in may see it, and nobody else. */
  isKeptThere: boolean;
}

/** One console at the end: what it shows, what a fresh load shows, and what it was told on the way. */
export interface Shown {
  name: string;
  agentId: string | null;
  held: Snapshot | null;
  fresh: Snapshot | null;
  seen: readonly Seen[];
  told: Told;
  pages: Page[];
  signedOut: readonly string[];
}

export interface History {
  pushed: Pushed[];
  kept: Kept[];
  said: Said[];
  sent: Sent[];
  log: Logged[];
  headSeq: number;
  /** Replies that are still on their way. */
  unsettled: string[];
  /** Images that are still being fetched. */
  fetching: string[];
  /** Counters of the desk that do not agree with its rows. */
  miscounted: string[];
  atRest: AtRest;
  pictures: Picture[];
  intents: Intent[];
  claims: Claim[];
  shown: Shown[];
  /** Servers that ended without anybody ending them. */
  ownEnds: number;
}
