/** The history that the checker judges: what happened, as recorded on every side. Times are epoch ms of WeChat's clock. */
import type { DeliveryState } from "@jieru/shared/domain/message";
import type { Reminder } from "@jieru/shared/domain/reminder";
import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import type { SendVerdict } from "@jieru/simulator/ledger-entry";
import type { Claim, Intent } from "./workload/agents.ts";
import type { Seen, Told, Watched } from "./workload/console.ts";
import type { Words } from "./workload/writing.ts";

/** One push, as WeChat's ledger has it. */
export interface Pushed {
  /** Identifies the push, however often it is delivered. */
  key: string;
  openid: string;
  /** How it appears in the conversation: the text, the card's title, `[image]` or `[entered]`. */
  label: string;
  /** When it was first sent, and when first answered `success`; null when never. */
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
  /** As for a push; for a reply, its text, or of which size its picture is. */
  label: string;
  agentId: string | null;
  epoch: number | null;
  clientMessageId: string | null;
  delivery: DeliveryState | null;
  /** Whether it ever was `unconfirmed`. From then on the conversation's next reply may leave, although WeChat may still deliver this one. */
  wasUnconfirmed: boolean;
}

/** One call to send a reply, as WeChat's ledger has it, in order. */
export interface Sent {
  openid: string;
  text: string;
  verdict: SendVerdict;
  /** The errcode of a well-formed answer; null when there was none. */
  errcode: number | null;
  delivered: boolean;
}

/** One event of the log, reduced to what it says about a session's owner, unread count and reminder. */
export interface Logged {
  seq: number;
  at: number;
  type: string;
  sessionId: string | null;
  conversationId: string | null;
  state: string | null;
  ownerId: string | null;
  /** The agent from whom the event took the session, if any. */
  previousOwnerId: string | null;
  epoch: number | null;
  unread: number | null;
  lastSeq: number | null;
  /** As the session's row has it at the end. */
  unreadAtRest: number | null;
  reminder: Omit<Reminder, "by"> | null;
  /** Of the end of a session. */
  why: string | null;
  /** Whether it tells what somebody said. */
  hasMessage: boolean;
  /** The reply whose delivery began. */
  begins: string | null;
}

/** What agents wrote, as the database has it. */
export interface Found extends Pick<Words, "kind" | "text"> {
  sessionId: string;
  times: number;
}

/** What is open at a moment after everybody has stopped. */
export interface Later {
  at: number;
  open: LeftOpen[];
}

export interface LeftOpen {
  id: string;
  state: Session["state"];
  /** When its owner is to be reminded; null: never. */
  remindAt: number | null;
  reminded: boolean;
}

/** Every session that is open, and how far the log reached then. */
export interface AtRest {
  seq: number;
  open: Session[];
}

/** The newest page of a conversation as its owner is given it, in order. */
export interface Page {
  openid: string;
  /** The status of the answer; null when there was none. All that follows is empty unless it is 200. */
  status: number | null;
  seq: number;
  ids: string[];
  /** What each of them says, as `Said` has it. */
  labels: string[];
  /** Whether there are earlier messages. */
  more: boolean;
}

/** A picture as its customer pushed it, or as its agent's message says it is, and as it is served; `served` is null when it cannot be downloaded. */
export interface Picture {
  openid: string;
  id: string;
  pushed: string;
  served: string | null;
  /** Whether it is stored for the conversation it was sent in, which decides who may see it. */
  isKeptThere: boolean;
}

/** A picture that cannot be shown: still being fetched, given up, or without a row that says where it is. */
export interface Unready {
  openid: string;
  id: string;
  state: "fetching" | "failed" | "missing";
  /** Why it was given up. */
  failure: string | null;
}

/** One console at the end: what it shows, what a fresh load shows, and what it was told on the way. */
export interface Shown {
  name: string;
  agentId: string | null;
  held: Snapshot | null;
  fresh: Snapshot | null;
  seen: readonly Seen[];
  told: Told;
  /** Conversations it has asked to open. */
  asked: ReadonlySet<string>;
  watched: readonly Watched[];
  pages: Page[];
  signedOut: readonly string[];
}

/** What was pushed to a mini program, and what became of it. */
export interface PushHistory {
  pushed: Pushed[];
  kept: Kept[];
  said: Said[];
  log: Logged[];
  headSeq: number;
}

export interface History extends PushHistory {
  /** Of another mini program on the same servers; null where there was none. */
  aside: PushHistory | null;
  sent: Sent[];
  /** Replies that are still on their way. */
  unsettled: string[];
  /** From when on nothing was wrong any more while customers and agents went on; null where nobody did. */
  calmSince: number | null;
  /** How long after the last fault the replies that were on their way then had settled, by WeChat's clock; null when some never did. */
  settledAfterMs: number | null;
  /** Of all pictures that were said. */
  unready: Unready[];
  /** Counters of the desk that do not agree with its rows. */
  miscounted: string[];
  atRest: AtRest;
  pictures: Picture[];
  intents: Intent[];
  claims: Claim[];
  words: Words[];
  found: Found[];
  /** When every reminder's time has come, and when every reply window has closed besides; null where neither was waited for. */
  later: { minutes: Later; days: Later } | null;
  shown: Shown[];
  /** Servers that ended without anybody ending them. */
  ownEnds: number;
}
