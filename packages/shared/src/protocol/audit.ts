import { z } from "zod";
import { agentId, conversationId, instant } from "../domain/ids.ts";

/** [AU5] Filters of the log; each action has one kind. */
export const auditKinds = {
  signing: ["signed_in", "signed_out", "signed_out_elsewhere"],
  people: [
    "status_set",
    "pickup_set",
    "role_changed",
    "agent_unbound",
    "invitation_created",
    "invitation_revoked",
    "invitation_used",
  ],
  settings: [
    "settings_changed",
    "quick_replies_changed",
    "keyword_replies_changed",
    "conduct_rules_changed",
    "topics_changed",
    "tag_renamed",
    "restored",
  ],
  connection: [
    "account_connected",
    "account_removed",
    "connection_changed",
    "aes_key_rotated",
    "previous_aes_key_dropped",
    "credentials_refused",
    "credentials_accepted",
    "api_key_created",
    "api_key_revoked",
    "webhook_created",
    "webhook_changed",
    "webhook_secret_renewed",
    "webhook_removed",
  ],
  sessions: [
    "session_assigned",
    "session_transferred",
    "session_taken_over",
    "session_reopened",
    "session_wrapped_up",
    "conduct_warning_accepted",
    "sessions_picked_up",
  ],
  reading: ["read_conversation", "read_waiting", "read_waiting_often", "searched", "searched_often"],
  customers: ["customer_blocked", "customer_unblocked", "customer_erased", "remark_changed", "tags_changed"],
  reports: ["report_exported"],
  exports: ["conversation_exported", "messages_exported"],
} as const;
export type AuditKind = keyof typeof auditKinds;
export type AuditAction = (typeof auditKinds)[AuditKind][number];

export const auditActions: readonly AuditAction[] = Object.values(auditKinds).flat();

/** [AU6] [AU7] [AU8] Entries about many customers. */
const ofMany: ReadonlySet<AuditAction> = new Set([
  "sessions_picked_up",
  "read_waiting_often",
  "searched",
  "searched_often",
]);

export const customerActions: readonly AuditAction[] = [
  ...auditKinds.sessions,
  ...auditKinds.reading,
  ...auditKinds.customers,
  "conversation_exported" as const,
].filter((action) => !ofMany.has(action));
const auditKindNames = Object.keys(auditKinds) as AuditKind[];

export const auditRecord = z.object({
  id: z.int().positive(),
  at: instant,
  what: z.enum(auditActions),
  /** The actor; null for the server. */
  by: z.object({ id: agentId, name: z.string() }).nullable(),
  /** As recorded: an agent, a conversation, a role, or fields. */
  about: z.string().nullable(),
  /**
   * [EX5] An export: its format, whether with notes, and how many messages. [AU7] A search: how many hits in how many conversations.
   * Earlier releases leave it out.
   */
  detail: z.string().nullable().optional(),
  /** The name of the agent or customer in `about`. A customer without a remark goes by the end of their openid. */
  aboutName: z.string().nullable(),
  /** The last four characters of such a customer's openid. Earlier releases leave it out. */
  aboutTail: z.string().nullable().optional(),
  conversationId: conversationId.nullable(),
  ip: z.string().nullable(),
});
export type AuditRecord = z.infer<typeof auditRecord>;

/** `before` is the id of the last entry received. */
export const auditQuery = z.object({
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  by: z.union([z.literal("server"), agentId]).optional(),
  kind: z.enum(auditKindNames).optional(),
  conversationId: conversationId.optional(),
});
export const auditAnswer = z.object({ records: z.array(auditRecord), more: z.boolean() });
export type AuditPage = z.infer<typeof auditAnswer>;

/** [AU5] Bound agents, and former agents with an entry. */
export const auditPeople = z.object({ people: z.array(z.object({ id: agentId, name: z.string() })) });
export type AuditPeople = z.infer<typeof auditPeople>;
