/**
 * The ground truth: what WeChat pushed, how it was answered, and what it accepted for delivery.
 * Times are epoch ms of the shared clock; `ms` are real milliseconds.
 */

export type PushMsgType = "text" | "image" | "miniprogrampage" | "event";

/**
 * How one delivery of a push was answered.
 * `success`, `empty` and `handed_over` (the message goes to WeChat's own tool) acknowledge it. `ignored` was an acknowledgement
 * that the switch `dropAcknowledgements` discarded.
 */
export type PushAnswer =
  | "success"
  | "empty"
  | "handed_over"
  | "ignored"
  | "timeout"
  | "unreachable"
  | "bad_status"
  | "bad_body";

/** Whether the answer ends the push. */
export const isAcknowledged = (answer: PushAnswer): boolean =>
  answer === "success" || answer === "empty" || answer === "handed_over";

export interface PushDelivery {
  /** 1, 2, 3 … for the retries. */
  attempt: number;
  /** 1, and 2 where every push is duplicated. */
  copy: number;
  at: number;
  ms: number;
  answer: PushAnswer;
  status: number | null;
}

export interface PushEntry {
  id: number;
  kind: "push";
  at: number;
  appId: string;
  openid: string;
  msgType: PushMsgType;
  /** 64-bit, therefore text; null for events. */
  msgId: string | null;
  /** Seconds, as in the payload. */
  createTime: number;
  content: string;
  deliveries: PushDelivery[];
  outcome: "pending" | "acknowledged" | "gave_up";
}

/** What became of one send call, seen from WeChat. */
export type SendVerdict = "accepted" | "refused" | "hung" | "reset_after" | "reset_before" | "garbled";

export interface SendEntry {
  id: number;
  kind: "send";
  at: number;
  appId: string;
  openid: string;
  msgtype: string;
  content: string;
  verdict: SendVerdict;
  errcode: number | null;
  /** Whether the message reached the phone. Counting these shows whether a reply was sent twice. */
  delivered: boolean;
}

/** Any other call to the API. */
export interface CallEntry {
  id: number;
  kind: "call";
  at: number;
  appId: string;
  openid: string | null;
  call: "typing" | "token" | "stable_token" | "media_upload" | "media_get" | "sns";
  content: string;
  /** null when there was no answer, or none that the platform would give. */
  errcode: number | null;
}

export type LedgerEntry = PushEntry | SendEntry | CallEntry;

type WithoutId<T> = T extends LedgerEntry ? Omit<T, "id"> : never;
/** An entry before the ledger has numbered it. */
export type NewLedgerEntry = WithoutId<LedgerEntry>;
