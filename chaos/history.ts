/** History that the checker judges, recorded on every side. Times are epoch ms of WeChat's clock. */
import type { DeliveryState } from "@jieru/shared/domain/message";
import type { Reminder } from "@jieru/shared/domain/reminder";
import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import type { SendVerdict } from "@jieru/simulator/ledger-entry";
import type { Claim, Intent } from "./workload/agents.ts";
import type { Seen, Told, Watched } from "./workload/console.ts";
import type { Words } from "./workload/writing.ts";

export interface Pushed {
  key: string;
  openid: string;
  /** Form in the conversation: the text, the card's title, `[image]` or `[entered]`. */
  label: string;
  sentAt: number;
  answeredAt: number | null;
}

export interface Kept {
  key: string;
  openid: string;
  label: string;
  state: "kept" | "ignored" | "quarantined";
}

export interface Said {
  id: string;
  seq: number;
  openid: string;
  sessionId: string | null;
  direction: "in" | "out" | "system";
  /** As for a push; for a reply, its text or the size of its picture. */
  label: string;
  agentId: string | null;
  epoch: number | null;
  clientMessageId: string | null;
  delivery: DeliveryState | null;
  /** Whether it ever was `unconfirmed`: then the next reply may leave although WeChat may still deliver this one. */
  wasUnconfirmed: boolean;
}

export interface Sent {
  openid: string;
  text: string;
  verdict: SendVerdict;
  errcode: number | null;
  delivered: boolean;
}

/** Event of the log, reduced to owner, unread count and reminder. */
export interface Logged {
  seq: number;
  at: number;
  type: string;
  sessionId: string | null;
  conversationId: string | null;
  state: string | null;
  ownerId: string | null;
  previousOwnerId: string | null;
  epoch: number | null;
  unread: number | null;
  lastSeq: number | null;
  unreadAtRest: number | null;
  reminder: Omit<Reminder, "by"> | null;
  why: string | null;
  hasMessage: boolean;
  begins: string | null;
}

export interface Found extends Pick<Words, "kind" | "text"> {
  sessionId: string;
  times: number;
}

export interface Later {
  at: number;
  open: LeftOpen[];
}

export interface LeftOpen {
  id: string;
  state: Session["state"];
  remindAt: number | null;
  reminded: boolean;
}

/** Every session that is open, and how far the log reached then. */
export interface AtRest {
  seq: number;
  open: Session[];
}

/** Newest page of a conversation as its owner receives it. */
export interface Page {
  openid: string;
  /** Status of the answer, or null without one. The other fields are empty unless it is 200. */
  status: number | null;
  seq: number;
  ids: string[];
  labels: string[];
  more: boolean;
}

/** A picture as sent and as served; `served` is null if it cannot be downloaded. */
export interface Picture {
  openid: string;
  id: string;
  pushed: string;
  served: string | null;
  /** Whether it is stored for its conversation, which decides who may see it. */
  isKeptThere: boolean;
}

/** A picture that cannot be shown: still being fetched, given up, or without a row. */
export interface Unready {
  openid: string;
  id: string;
  state: "fetching" | "failed" | "missing";
  failure: string | null;
}

/** One console at the end: its state, a fresh load, and the frames it received. */
export interface Shown {
  name: string;
  agentId: string | null;
  held: Snapshot | null;
  fresh: Snapshot | null;
  seen: readonly Seen[];
  told: Told;
  asked: ReadonlySet<string>;
  watched: readonly Watched[];
  pages: Page[];
  signedOut: readonly string[];
}

export interface PushHistory {
  pushed: Pushed[];
  kept: Kept[];
  said: Said[];
  log: Logged[];
  headSeq: number;
}

export interface History extends PushHistory {
  aside: PushHistory | null;
  sent: Sent[];
  unsettled: string[];
  calmSince: number | null;
  /** Time after the last fault until pending replies were finished, by WeChat's clock; null if some never were. */
  settledAfterMs: number | null;
  unready: Unready[];
  /** Desk counters that disagree with their rows. */
  miscounted: string[];
  atRest: AtRest;
  pictures: Picture[];
  intents: Intent[];
  claims: Claim[];
  words: Words[];
  found: Found[];
  /** Open sessions after all reminders are due, and after all reply windows have closed; null if not awaited. */
  later: { minutes: Later; days: Later } | null;
  shown: Shown[];
  /** Number of server processes that ended by themselves. */
  ownEnds: number;
}
