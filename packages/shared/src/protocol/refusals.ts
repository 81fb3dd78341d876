import { z } from "zod";
import { attemptStates } from "../domain/allowance.ts";
import { slotProblem } from "../domain/auto-reply-schema.ts";
import { automaticTexts } from "../domain/conduct-rule.ts";
import { draft } from "../domain/draft.ts";
import { agentId, conductRuleId, instant } from "../domain/ids.ts";
import { accountSettings } from "../domain/settings-schema.ts";
import { endedBy } from "./browsers.ts";

const namedRules = z.array(z.object({ id: conductRuleId, name: z.string() }));
const repetition = accountSettings.shape.repetition.unwrap();

const bare = <C extends string>(code: C) => z.object({ refusal: z.literal(code) });

/** Every refusal of the server, with the facts for a person. HTTP 409, or 403 for missing rights. */
export const refusal = z.discriminatedUnion("refusal", [
  bare("session_not_found"),
  z.object({ refusal: z.literal("already_picked_up"), agentId, agentName: z.string().optional() }),
  bare("session_ended"),
  bare("session_waiting"),
  bare("session_inactive"),
  bare("session_not_inactive"),
  bare("session_not_ended"),
  bare("customer_has_newer_session"),
  bare("customer_blocked"),
  z.object({
    refusal: z.literal("not_owner"),
    agentId: agentId.nullable(),
    agentName: z.string().optional(),
  }),
  z.object({
    refusal: z.literal("reply_allowance_used"),
    left: z.int(),
    until: instant,
    /** [RA8] Why no reply may be tried beyond the count; absent if one may be tried. */
    attempt: z.enum(attemptStates).optional(),
  }),
  z.object({ refusal: z.literal("reply_window_closed"), left: z.int(), until: instant }),
  z.object({ refusal: z.literal("over_capacity"), load: z.int(), capacity: z.int() }),
  bare("message_not_found"),
  bare("message_not_unconfirmed"),
  bare("message_sent_again"),
  bare("client_message_id_reused"),
  z.object({ refusal: z.literal("text_too_long"), bytes: z.int(), limit: z.int() }),
  bare("text_empty"),
  z.object({ refusal: z.literal("note_too_long"), limit: z.int() }),
  /** [MN2] The agent may not read the conversation, or is not bound. */
  z.object({ refusal: z.literal("mention_refused"), agentId, agentName: z.string().optional() }),
  z.object({ refusal: z.literal("tag_limit_reached"), limit: z.int() }),
  bare("media_not_found"),
  z.object({ refusal: z.literal("not_an_image") }),
  z.object({ refusal: z.literal("image_too_large"), limit: z.int() }),
  bare("no_room_for_images"),
  bare("agent_not_found"),
  bare("agent_not_available"),
  z.object({ refusal: z.literal("agent_limit_reached"), limit: z.int() }),
  bare("already_bound"),
  bare("last_admin"),
  bare("invitation_invalid"),
  z.object({ refusal: z.literal("invitation_limit_reached"), limit: z.int() }),
  bare("own_replies_missing"),
  z.object({ refusal: z.literal("next_opening_unknown"), why: slotProblem }),
  bare("quick_reply_not_found"),
  z.object({ refusal: z.literal("quick_reply_limit_reached"), limit: z.int() }),
  z.object({ refusal: z.literal("shortcut_taken"), shortcut: z.string(), title: z.string() }),
  bare("keyword_reply_not_found"),
  z.object({ refusal: z.literal("keyword_reply_limit_reached"), limit: z.int() }),
  z.object({ refusal: z.literal("outbound_refused"), rules: namedRules }),
  /** [CD3] Warnings that the request did not accept; `repetition`: the limit that the text exceeds. */
  z.object({ refusal: z.literal("outbound_warned"), rules: namedRules, repetition: repetition.optional() }),
  bare("conduct_rule_not_found"),
  z.object({ refusal: z.literal("conduct_rule_limit_reached"), limit: z.int() }),
  /** [CD6] `name`: the keyword reply's. */
  z.object({
    refusal: z.literal("automatic_text_refused"),
    text: z.enum(automaticTexts),
    name: z.string().nullable(),
    rules: namedRules,
  }),
  bare("topic_not_found"),
  bare("topic_retired"),
  bare("topic_name_taken"),
  z.object({ refusal: z.literal("topic_limit_reached"), limit: z.int() }),
  bare("topic_required"),
  z.object({ refusal: z.literal("reminder_time_refused"), from: instant, until: instant }),
  z.object({ refusal: z.literal("draft_changed"), draft }),
  bare("draft_limit_reached"),
  bare("view_not_found"),
  bare("view_name_taken"),
  z.object({ refusal: z.literal("view_limit_reached"), limit: z.int() }),
  bare("api_key_invalid"),
  bare("api_key_not_found"),
  z.object({ refusal: z.literal("api_key_limit_reached"), limit: z.int() }),
  bare("webhook_not_found"),
  z.object({ refusal: z.literal("webhook_limit_reached"), limit: z.int() }),
  /** [WH5] Not https, not on the public internet, or no address at all. */
  z.object({
    refusal: z.literal("webhook_url_refused"),
    why: z.enum(["not_https", "not_public", "unreadable"]),
  }),
  /** [WH7] The server is configured to send no webhooks. */
  bare("webhooks_silent"),
  bare("app_id_taken"),
  bare("aes_key_missing"),
  bare("account_in_use"),
  bare("account_in_file"),
  bare("last_account"),
  bare("account_not_found"),
  /** The owner of an unreadable session; null if it has ended. */
  z.object({
    refusal: z.literal("not_allowed"),
    agentId: agentId.nullable().optional(),
    /** The request changes something, has a cookie, and has no `Origin` (N21). */
    why: z.literal("origin_missing").optional(),
  }),
  /** [SI8] [SI13] A new browser may not confirm others, nor end those that signed in before it. */
  bare("browser_is_new"),
  bare("not_bound"),
  /** [SI14] `endedBy`: the other browser that signed this one out. */
  z.object({ refusal: z.literal("not_signed_in"), endedBy: endedBy.optional() }),
  z.object({ refusal: z.literal("too_many_requests"), retryAfterSeconds: z.int() }),
  bare("upload_limit_reached"),
  bare("export_under_way"),
  bare("server_busy"),
  bare("database_unavailable"),
  /** [DE17] A background job could not be assigned. */
  bare("jobs_unavailable"),
]);
export type Refusal = z.infer<typeof refusal>;
export type RefusalCode = Refusal["refusal"];

const aboutRights: ReadonlySet<RefusalCode> = new Set(["not_allowed", "not_bound", "account_not_found"]);

const passing: ReadonlySet<RefusalCode> = new Set([
  "server_busy",
  "database_unavailable",
  "no_room_for_images",
  "jobs_unavailable",
]);

export function refusalStatus(r: Refusal): 401 | 403 | 409 | 429 | 503 {
  if (r.refusal === "not_signed_in" || r.refusal === "api_key_invalid") return 401;
  if (r.refusal === "too_many_requests" || r.refusal === "upload_limit_reached") return 429;
  if (passing.has(r.refusal)) return 503;
  return aboutRights.has(r.refusal) ? 403 : 409;
}

/** Returns whether an answer is a refusal. Its code was checked when the answer was parsed. */
export const isRefusal = (x: object): x is Refusal => "refusal" in x;
