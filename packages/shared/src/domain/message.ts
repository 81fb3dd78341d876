import type { z } from "zod";
import type {
  card,
  content,
  delivery,
  failureReason,
  image,
  link,
  message,
  notice,
  preview,
} from "./message-schema.ts";

export const directions = ["in", "out", "system"] as const;

export type Image = z.infer<typeof image>;
export type Card = z.infer<typeof card>;
export type Link = z.infer<typeof link>;
export type Notice = z.infer<typeof notice>;

/** [SE16] How an agent got a session: by pick-up, by dispatch, or assigned by a supervisor. */
export function howPickedUp({
  auto,
  by,
}: Extract<Notice, { what: "picked_up" }>): "picked_up" | "assigned" | "assignedBy" {
  if (by) return "assignedBy";
  return auto ? "assigned" : "picked_up";
}

export type Content = z.infer<typeof content>;

export const deliveryStates = ["queued", "sending", "sent", "failed", "unconfirmed"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Why a reply failed. The console has a text and a remedy for each reason. */
export const failureReasons = [
  "allowance_used",
  "window_closed",
  "content_risky",
  "content_too_long",
  "content_not_accepted",
  "media_expired",
  "media_not_accepted",
  "customer_unreachable",
  "busy",
  "too_fast",
  "quota_used",
  "not_authorised",
  "credentials",
  "unreachable",
  "ownership_changed",
  "session_not_active",
  "other",
] as const;
export type FailureReason = z.infer<typeof failureReason>;
export type Delivery = z.infer<typeof delivery>;
export type Message = z.infer<typeof message>;

/** The most characters of message content in lists (FD6). */
export const previewLength = 60;
export type Preview = z.infer<typeof preview>;

const beginningOf = (text: string): string => Array.from(text).slice(0, previewLength).join("");

function previewText(m: Content): string | null {
  switch (m.type) {
    case "text":
      return beginningOf(m.text.trim());
    case "note":
      return beginningOf(m.note.trim());
    case "miniprogrampage":
      return beginningOf(m.card.title);
    case "link":
      return beginningOf(m.link.title);
    case "notice":
      return m.notice.what;
    case "unsupported":
      return beginningOf(m.unsupported.messageType);
    case "image":
      return null;
  }
}

export const previewOf = (m: Message): Preview => ({
  id: m.id,
  direction: m.direction,
  type: m.type,
  text: previewText(m),
  at: m.at,
  delivery: m.delivery?.state ?? null,
  ...(m.direction === "out" && { agentId: m.agentId }),
});
