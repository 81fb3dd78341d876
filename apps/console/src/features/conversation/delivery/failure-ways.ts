import type { FailureReason } from "@jieru/shared/domain/message";

/** What the agent can do about a failed reply: rewrite it, put it back into the box, or retry. */
export type WayOut = "rewrite" | "put_back" | "retry";

/**
 * "Retry" is offered only if WeChat provably accepted nothing and the same message may succeed next time; an ambiguous "busy"
 * does not count as that. Everything else goes back into the box, for a person to look at.
 */
const ways: Record<FailureReason, WayOut> = {
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

export const wayOutOf = (reason: FailureReason): WayOut => ways[reason];
