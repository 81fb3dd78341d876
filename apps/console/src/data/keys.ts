/** Query keys. TanStack Query matches by prefix: `keys.conversation(id)` covers all but the messages. */
import type { AccountId, ConversationId, InvitationId, SessionId } from "@jieru/shared/domain/ids";

export type AccountList =
  | "api-keys"
  | "audit"
  | "audit-people"
  | "bindings"
  | "blocked"
  | "board"
  | "cards"
  | "conduct-report"
  | "conduct-rules"
  | "connection"
  | "ended"
  | "former-agents"
  | "found-customers"
  | "invitations"
  | "keyword-replies"
  | "mentions"
  | "own-day"
  | "quick-replies"
  | "report"
  | "search"
  | "self-check"
  | "snapshot"
  | "tags"
  | "views"
  | "waiting"
  | "webhooks";

export const keys = {
  me: ["me"],
  guide: ["guide"],
  browsers: ["browsers"],
  newBrowsers: ["new-browsers"],
  notifications: ["notifications"],
  signInOptions: ["sign-in-options"],

  /** A list of one account; `asked` distinguishes its parameters. */
  list: <Asked extends readonly unknown[]>(list: AccountList, accountId: AccountId, ...asked: Asked) =>
    [list, accountId, ...asked] as const,
  lists: (list: AccountList) => [list] as const,
  invitation: (accountId: AccountId, id: InvitationId) => ["invitation", accountId, id] as const,

  sessions: ["session"],
  session: (id: SessionId) => ["session", id] as const,

  allMessages: ["messages"],
  messages: (id: ConversationId) => ["messages", id] as const,

  conversations: ["conversation"],
  conversation: (id: ConversationId) => ["conversation", id] as const,
  allowanceHistory: (id: ConversationId) => ["conversation", id, "allowance"] as const,
  attributes: (id: ConversationId) => ["conversation", id, "attributes"] as const,
  sessionsOf: (id: ConversationId) => ["conversation", id, "sessions"] as const,
  readers: (id: ConversationId, lookers: unknown) => ["conversation", id, "readers", lookers] as const,
} as const;
