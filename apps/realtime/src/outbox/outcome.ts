import type { FailureReason } from "@jieru/shared/domain/message";
import { WechatRefused, WechatUnknown } from "@jieru/wechat/errors";
import type { DeliveryOutcome } from "../desk/command.ts";
import { MediaLost } from "../media/uploads/sent-media.ts";

/**
 * The pause in milliseconds after attempt n (1, 2, …). After the last pause there is no further attempt. Together they
 * outlast half a minute without WeChat.
 */
const backoffMs = [1_000, 4_000, 10_000, 20_000];

const reasons: Partial<Record<WechatRefused["reason"], FailureReason>> = {
  allowance_used: "allowance_used",
  window_closed: "window_closed",
  content_risky: "content_risky",
  content_too_long: "content_too_long",
  content_malformed: "content_not_accepted",
  content_empty: "content_not_accepted",
  type_not_allowed: "content_not_accepted",
  media_expired: "media_expired",
  media_unacceptable: "media_not_accepted",
  media_too_big: "media_not_accepted",
  customer_unreachable: "customer_unreachable",
  busy: "busy",
  too_fast: "too_fast",
  quota_used: "quota_used",
  not_authorised: "not_authorised",
  account_restricted: "not_authorised",
  credentials: "credentials",
  token: "credentials",
  address_not_allowed: "credentials",
};

/** How WeChat's answer corrects our own count of the allowance (RA4). */
const corrections: Partial<Record<FailureReason, "used" | "closed">> = {
  allowance_used: "used",
  window_closed: "closed",
};

/**
 * Returns whether the reply never left. This includes a token that WeChat does not accept: WeChat then checks nothing
 * else.
 */
const neverLeft = ({ isBeforehand, class: kind }: WechatRefused): boolean => isBeforehand || kind === "token";

/** [OB15] A missing image is not the reason for a reply that carries none. */
const reasonOf = ({ reason, class: kind }: WechatRefused, hasImage: boolean): FailureReason =>
  (kind !== "media" || hasImage ? reasons[reason] : undefined) ?? "other";

function refused(error: WechatRefused, hasImage: boolean, attempt: number, now: number): DeliveryOutcome {
  const reason = reasonOf(error, hasImage);
  const wait = backoffMs[attempt - 1];
  if (reason === "busy") return { kind: "unknown", busy: error.errcode };
  const allowance = corrections[reason];
  const no = { reason, code: error.errcode };
  const why = neverLeft(error)
    ? ({ kind: "not_sent", ...no } as const)
    : ({ kind: "refused", ...no, ...(allowance && { allowance }) } as const);
  // This refusal passes in a moment.
  return reason === "too_fast" && wait !== undefined
    ? { kind: "retry", attempt, notBefore: now + wait, why }
    : why;
}

/**
 * [OB3] Returns the outcome of a delivery for the error of an attempt. `attempt` counts from 1; `hasImage`: whether the
 * reply carries an image. Only a reply that was certainly not accepted is retried. If bytes may have arrived, the
 * outcome is unknown.
 */
export function outcomeOf(error: unknown, hasImage: boolean, attempt: number, now: number): DeliveryOutcome {
  if (error instanceof WechatRefused) return refused(error, hasImage, attempt, now);
  if (error instanceof MediaLost) return { kind: "not_sent", reason: "media_expired", code: null };
  if (error instanceof WechatUnknown && error.phase === "not_sent") {
    const wait = backoffMs[attempt - 1];
    const why = { kind: "not_sent", reason: "unreachable", code: null } as const;
    return wait === undefined ? why : { kind: "retry", attempt, notBefore: now + wait, why };
  }
  return { kind: "unknown" };
}
