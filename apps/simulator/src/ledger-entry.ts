/**
 * Record of what WeChat pushed, how the server answered, and what WeChat accepted for delivery. Times are epoch ms of the shared clock;
 * `ms` are real milliseconds.
 */

export type PushMsgType = "text" | "image" | "miniprogrampage" | "event";

/**
 * How the server answered one delivery of a push. `success`, `empty` and `handed_over` (WeChat's own tool gets the message) acknowledge it.
 * The switch `dropAcknowledgements` turned `ignored` from an acknowledgement into a failure.
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

export const isAcknowledged = (answer: PushAnswer): boolean =>
  answer === "success" || answer === "empty" || answer === "handed_over";

export interface PushDelivery {
  /** 1 for the first delivery, 2, 3 … for retries. */
  attempt: number;
  /** 1, or 2 for the second copy of a duplicated push. */
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
  /** A 64-bit number as text; null for events. */
  msgId: string | null;
  /** In seconds, as in the payload. */
  createTime: number;
  content: string;
  deliveries: PushDelivery[];
  outcome: "pending" | "acknowledged" | "gave_up";
}

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
  /** Whether the message reached the phone. Counting these entries shows whether a reply was sent twice. */
  delivered: boolean;
}

export interface CallEntry {
  id: number;
  kind: "call";
  at: number;
  appId: string;
  openid: string | null;
  call: "typing" | "token" | "stable_token" | "media_upload" | "media_get" | "sns";
  content: string;
  /** null if there was no answer, or none that the platform would give. */
  errcode: number | null;
}

export type LedgerEntry = PushEntry | SendEntry | CallEntry;

type WithoutId<T> = T extends LedgerEntry ? Omit<T, "id"> : never;
export type NewLedgerEntry = WithoutId<LedgerEntry>;
