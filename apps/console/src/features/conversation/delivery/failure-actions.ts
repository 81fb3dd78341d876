import type { FailureReason } from "@jieru/shared/domain/message";

export type FailureAction = "rewrite" | "put_back" | "retry";

/**
 * "Retry" requires that WeChat provably accepted nothing and that the same message may succeed; "busy" is ambiguous.
 * Every other reply returns to the box.
 */
const failureActions: Record<FailureReason, FailureAction> = {
  allowance_used: "put_back",
  window_closed: "put_back",
  content_risky: "rewrite",
  content_too_long: "rewrite",
  content_not_accepted: "rewrite",
  media_expired: "put_back",
  media_not_accepted: "put_back",
  customer_unreachable: "put_back",
  busy: "put_back",
  too_fast: "retry",
  quota_used: "put_back",
  not_authorised: "put_back",
  credentials: "put_back",
  unreachable: "retry",
  ownership_changed: "put_back",
  session_not_active: "put_back",
  other: "put_back",
};

export const failureActionOf = (reason: FailureReason): FailureAction => failureActions[reason];
