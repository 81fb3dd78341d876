import type { z } from "zod";
import type { EventType } from "../domain/snapshot.ts";
import type {
  certificateFault,
  newWebhookAnswer,
  webhook,
  webhookFailure,
  webhookMissing,
  webhookRequest,
  webhookTestAnswer,
} from "./webhooks-schema.ts";

export const webhookLimit = 10;

/** [WH1] Event types by topic. Types in no topic are sent to consoles only. */
export const webhookTopics = {
  messages: ["customer_message_received", "reply_queued", "delivery_changed", "media_changed"],
  sessions: [
    "session_opened",
    "customer_entered",
    "customer_handed_over",
    "session_picked_up",
    "session_reactivated",
    "session_transferred",
    "session_taken_over",
    "session_turned_inactive",
    "session_waits_again",
    "session_ended",
    "session_reopened",
    "session_wrapped_up",
    "session_rated",
    "reminder_set",
    "reminder_removed",
    "reminder_due",
    "urgent_changed",
    "note_added",
  ],
  customers: [
    "remark_changed",
    "tags_changed",
    "attributes_changed",
    "customer_blocked",
    "customer_unblocked",
    "customer_erased",
  ],
} as const satisfies Record<string, EventType[]>;
export type WebhookTopic = keyof typeof webhookTopics;
export type CertificateFault = z.infer<typeof certificateFault>;
export type WebhookFailure = z.infer<typeof webhookFailure>;
export type WebhookMissing = z.infer<typeof webhookMissing>;
export type Webhook = z.infer<typeof webhook>;
export const webhookWaitingShown = 1_000;

export type WebhookRequest = z.infer<typeof webhookRequest>;
export type NewWebhook = z.infer<typeof newWebhookAnswer>;
export type WebhookTest = z.infer<typeof webhookTestAnswer>;
