/** Texts of a CSV file in the reader's language. In a notice, `{…}` is replaced by a field of the notice. */
import type { DeliveryState, FailureReason, Message, Notice } from "@jieru/shared/domain/message";
import type { RatingScore } from "@jieru/shared/domain/rating";

type NoticeOf<W extends Notice["what"]> = Extract<Notice, { what: W }>;

export interface ExportWords {
  heads: Record<"time" | "customer" | "openid" | "by" | "kind" | "text" | "delivery" | "reason", string>;
  /** Name of a customer without a remark. */
  customer: string;
  agent: string;
  automatic: string;
  system: string;
  noImage: string;
  /** Separates a notice from the comment that follows it. */
  colon: string;
  kinds: Record<Message["type"], string>;
  states: Record<DeliveryState, string>;
  reasons: Record<FailureReason, string>;
  notices: Record<
    | Exclude<Notice["what"], "turned_inactive" | "waits_again" | "ended">
    | "enteredFrom"
    | "assigned"
    | "assignedBy"
    | "takenOverFrom"
    | "undone",
    string
  > & {
    turned_inactive: Record<NoticeOf<"turned_inactive">["why"], string>;
    waits_again: Record<NoticeOf<"waits_again">["why"], string>;
    ended: Record<NoticeOf<"ended">["why"], string>;
  };
  ratings: Record<RatingScore, string>;
}
