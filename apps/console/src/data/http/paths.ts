/** Every address of the server, named once. */
import type {
  AccountId,
  AgentId,
  ApiKeyId,
  BrowserId,
  ConversationId,
  InvitationId,
  MediaId,
  QuickReplyId,
  SavedViewId,
  SessionId,
  TopicId,
  WebhookId,
} from "@jieru/shared/domain/ids";
import type { Session, SessionOutcome } from "@jieru/shared/domain/session";
import type { AboutFilter } from "@jieru/shared/domain/wrap-up";
import type { ExportFormat } from "@jieru/shared/protocol/exports";
import type { BlockedCustomer, EndedPage } from "@jieru/shared/protocol/http";
import type { InvitationCursor } from "@jieru/shared/protocol/invitations";
import type { CountedBy, ReportFigure, ReportRows } from "@jieru/shared/protocol/reports";
import { openingOf } from "../queries/opening.ts";

const account = (id: AccountId) => `/api/accounts/${encodeURIComponent(id)}`;
const session = (id: SessionId) => `/api/sessions/${encodeURIComponent(id)}`;
const webhook = (id: AccountId, webhookId: WebhookId) =>
  `${account(id)}/webhooks/${encodeURIComponent(webhookId)}`;
const conversation = (id: ConversationId) => `/api/conversations/${encodeURIComponent(id)}`;

/** A page before, after or around a message, by its seq; the newest where none is named. */
export interface MessagesAsked {
  before?: number;
  after?: number;
  around?: number;
  limit?: number;
}

/** A page of the waiting line, or of its sessions that match. */
export interface WaitingAsked {
  offset: number;
  limit: number;
  tag?: string;
  source?: string;
  about?: AboutFilter;
  unread?: true;
  reminder?: true;
}

/** What an export holds, and as what; its days for one of an account. */
export interface ExportAsked {
  from?: string;
  to?: string;
  format: ExportFormat;
  notes: "with" | "without";
  language: string;
}

/** The days of a report, both ends included; `rows` and `language` for its file. */
export interface ReportAsked {
  from: string;
  to: string;
  rows?: ReportRows;
  language?: string;
}

/** Which ended sessions, and where the page begins. */
export interface EndedAsked extends Partial<NonNullable<EndedPage["next"]>> {
  tag?: string;
  source?: string;
  about?: AboutFilter;
  outcome?: SessionOutcome;
  owner?: AgentId | "all";
}

/** [RP12] Which number of a report, and where the page of its sessions begins. */
export interface CountedAsked extends Partial<NonNullable<EndedPage["next"]>> {
  from: string;
  to: string;
  by: CountedBy;
  figure: ReportFigure;
  owner?: AgentId;
  about?: AboutFilter;
}

const query = (asked: object): string => {
  const words = new URLSearchParams(Object.entries(asked).map(([name, value]) => [name, String(value)]));
  return words.size > 0 ? `?${words}` : "";
};

/** [AG7] What only is read of a conversation somebody has opened. */
const look = (id: ConversationId, what: string, asked: object): string =>
  `${conversation(id)}/${what}${query({ ...asked, opening: openingOf(id) })}`;

export const paths = {
  me: "/api/me",
  notifications: "/api/me/notifications",
  browsers: "/api/me/browsers",
  browser: (id: BrowserId) => `/api/me/browsers/${encodeURIComponent(id)}`,
  browserKnown: (id: BrowserId) => `/api/me/browsers/${encodeURIComponent(id)}/known`,
  signOut: "/auth/logout",
  /** WeChat's own code, for the frame in the sign-in page; `next` is where the browser goes afterwards. */
  scan: (next: string, lang: string) => `/auth/wechat?next=${encodeURIComponent(next)}&embed=1&lang=${lang}`,
  /** The same as a whole page; in WeChat's own browser it is the page authorisation (SI16). */
  scanPage: (next: string) => `/auth/wechat?next=${encodeURIComponent(next)}`,
  clientErrors: "/api/client-errors",
  signInOptions: "/auth/options",
  snapshot: (id: AccountId) => `${account(id)}/snapshot`,
  board: (id: AccountId) => `${account(id)}/board`,
  ownDay: (id: AccountId) => `${account(id)}/own-day`,
  report: (id: AccountId, asked: ReportAsked) => `${account(id)}/reports${query(asked)}`,
  reportFile: (id: AccountId, asked: Required<ReportAsked>) => `${account(id)}/reports/export${query(asked)}`,
  reportSessions: (id: AccountId, asked: CountedAsked) => `${account(id)}/reports/sessions${query(asked)}`,
  accountExport: (id: AccountId, asked: ExportAsked) => `${account(id)}/export${query(asked)}`,
  selfCheck: (id: AccountId) => `${account(id)}/self-check`,
  status: (id: AccountId) => `${account(id)}/status`,
  pickup: (id: AccountId) => `${account(id)}/pickup`,
  media: (id: AccountId) => `${account(id)}/media`,
  waiting: (id: AccountId, asked: WaitingAsked) => `${account(id)}/sessions/waiting${query(asked)}`,
  waitingSources: (id: AccountId) => `${account(id)}/sessions/waiting/sources`,
  ended: (id: AccountId, asked: EndedAsked) => `${account(id)}/sessions/ended${query(asked)}`,
  connect: "/api/accounts",
  account,
  connection: (id: AccountId) => `${account(id)}/connection`,
  connectionTest: (id: AccountId) => `${account(id)}/connection/test`,
  connectionRotate: (id: AccountId) => `${account(id)}/connection/rotate`,
  connectionPreviousKey: (id: AccountId) => `${account(id)}/connection/previous-key`,
  bindings: (id: AccountId) => `${account(id)}/bindings`,
  former: (id: AccountId) => `${account(id)}/bindings/former`,
  binding: (id: AccountId, agentId: AgentId) => `${account(id)}/bindings/${encodeURIComponent(agentId)}`,
  bindingPickup: (id: AccountId, agentId: AgentId) =>
    `${account(id)}/bindings/${encodeURIComponent(agentId)}/pickup`,
  settings: (id: AccountId) => `${account(id)}/settings`,
  agentStatus: (id: AccountId, agentId: AgentId) =>
    `${account(id)}/bindings/${encodeURIComponent(agentId)}/status`,
  invitations: (id: AccountId, after: InvitationCursor | null = null) =>
    `${account(id)}/invitations${after ? `?before=${after.before}&beforeId=${encodeURIComponent(after.beforeId)}` : ""}`,
  invitation: (id: AccountId, invitationId: InvitationId) =>
    `${account(id)}/invitations/${encodeURIComponent(invitationId)}`,
  invitationDetails: (token: string) => `/api/invitations/${encodeURIComponent(token)}`,
  openInvitation: (token: string) => `/api/invitations/${encodeURIComponent(token)}/open`,
  acceptInvitation: (token: string) => `/api/invitations/${encodeURIComponent(token)}/accept`,
  quickReplies: (id: AccountId) => `${account(id)}/quick-replies`,
  quickReply: (id: AccountId, quickReplyId: QuickReplyId) =>
    `${account(id)}/quick-replies/${encodeURIComponent(quickReplyId)}`,
  quickReplyImport: (id: AccountId) => `${account(id)}/quick-replies/import`,
  quickReplyOrder: (id: AccountId) => `${account(id)}/quick-replies/order`,
  keywordReplies: (id: AccountId) => `${account(id)}/keyword-replies`,
  conductRules: (id: AccountId) => `${account(id)}/conduct-rules`,
  conductReport: (id: AccountId, days: Pick<ReportAsked, "from" | "to">) =>
    `${account(id)}/conduct-report${query(days)}`,
  topics: (id: AccountId) => `${account(id)}/topics`,
  topic: (id: AccountId, topicId: TopicId) => `${account(id)}/topics/${encodeURIComponent(topicId)}`,
  topicOrder: (id: AccountId) => `${account(id)}/topics/order`,
  views: (id: AccountId) => `${account(id)}/views`,
  viewOrder: (id: AccountId) => `${account(id)}/views/order`,
  view: (id: AccountId, viewId: SavedViewId) => `${account(id)}/views/${encodeURIComponent(viewId)}`,
  search: (id: AccountId, query: string) => `${account(id)}/search?${query}`,
  apiKeys: (id: AccountId) => `${account(id)}/api-keys`,
  apiKey: (id: AccountId, apiKeyId: ApiKeyId) => `${account(id)}/api-keys/${encodeURIComponent(apiKeyId)}`,
  webhooks: (id: AccountId) => `${account(id)}/webhooks`,
  webhook,
  webhookSecret: (id: AccountId, webhookId: WebhookId) => `${webhook(id, webhookId)}/secret`,
  webhookTest: (id: AccountId, webhookId: WebhookId) => `${webhook(id, webhookId)}/test`,
  drafts: (id: AccountId) => `${account(id)}/drafts`,
  session,
  /** What can be done with a session: `pick-up`, `end`. */
  ofSession: (id: SessionId, what: string) => `${session(id)}/${what}`,
  mentions: (id: AccountId) => `${account(id)}/mentions`,
  conversation: (id: ConversationId) => conversation(id),
  conversationExport: (id: ConversationId, asked: ExportAsked) => `${conversation(id)}/export${query(asked)}`,
  messages: (id: ConversationId, asked: MessagesAsked) => look(id, "messages", asked),
  allowanceHistory: (id: ConversationId, before: number | null) =>
    look(id, "allowance-history", before === null ? {} : { before }),
  /** `last` is the last one had. */
  sessionsOf: (id: ConversationId, last: Pick<Session, "id" | "openedAt"> | null) =>
    look(id, "sessions", last ? { before: last.openedAt, beforeId: last.id } : {}),
  readers: (id: ConversationId) => `${conversation(id)}/readers`,
  attributes: (id: ConversationId) => look(id, "attributes", {}),
  remark: (id: ConversationId) => `${conversation(id)}/remark`,
  tags: (id: ConversationId) => `${conversation(id)}/tags`,
  blocked: (id: ConversationId) => `${conversation(id)}/blocked`,
  /** `last` is the last one had. */
  blockedCustomers: (id: AccountId, last: Pick<BlockedCustomer, "at" | "customer"> | null) =>
    `${account(id)}/blocked${last ? `?before=${last.at}&beforeId=${encodeURIComponent(last.customer.id)}` : ""}`,
  audit: (id: AccountId, query: URLSearchParams) => `${account(id)}/audit?${query}`,
  auditPeople: (id: AccountId) => `${account(id)}/audit/people`,
  cards: (id: AccountId) => `${account(id)}/cards`,
  knownTags: (id: AccountId) => `${account(id)}/tags`,
  renameTag: (id: AccountId) => `${account(id)}/tags/rename`,
  image: (id: MediaId) => `/api/media/${encodeURIComponent(id)}`,
  thumbnail: (id: MediaId) => `/api/media/${encodeURIComponent(id)}/thumbnail`,
  refetch: (id: MediaId) => `/api/media/${encodeURIComponent(id)}/fetch`,
};
