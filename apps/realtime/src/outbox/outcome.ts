import type { FailureReason } from "@jieru/shared/domain/message";
import { WechatRefused, WechatUnknown } from "@jieru/wechat/errors";
import type { DeliveryOutcome } from "../desk/command.ts";
import { MediaLost } from "../media/uploads/sent-media.ts";

/** Milliseconds after attempt n. Together over half a minute. */
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

/** Corrections of our allowance by WeChat's answer (RA4). */
const corrections: Partial<Record<FailureReason, "used" | "closed">> = {
  allowance_used: "used",
  window_closed: "closed",
};

/** Returns whether the reply never left. A rejected token stops WeChat before all other checks. */
const neverLeft = ({ isBeforehand, class: kind }: WechatRefused): boolean => isBeforehand || kind === "token";

/** [OB3] Ignores missing images for replies without one. */
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

/** [OB3] Returns the outcome of an attempt's error. Retries only replies that were certainly not accepted. */
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
