import type { FailureReason } from "@jieru/shared/domain/message";

/** What the agent can do about a reply that failed: write it anew, take it back into the box, or press again. */
export type WayOut = "rewrite" | "put_back" | "retry";

/**
 * "Retry" stands only where WeChat provably took nothing and the same words may pass next time; a doubtful "busy" does
 * not count as that. Everything else goes back to the box, where a person looks at it again.
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

export const wayOut = (reason: FailureReason): WayOut => ways[reason];
