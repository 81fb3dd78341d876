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

/** A page of messages before, after or around a seq; by default the newest. */
export interface MessagesParams {
  before?: number;
  after?: number;
  around?: number;
  limit?: number;
}

export interface WaitingParams {
  offset: number;
  limit: number;
  tag?: string;
  source?: string;
  about?: AboutFilter;
  unread?: true;
  reminder?: true;
}

export interface ExportParams {
  from?: string;
  to?: string;
  format: ExportFormat;
  notes: "with" | "without";
  language: string;
}

export interface ReportParams {
  from: string;
  to: string;
  rows?: ReportRows;
  language?: string;
}

export interface EndedParams extends Partial<NonNullable<EndedPage["next"]>> {
  tag?: string;
  source?: string;
  about?: AboutFilter;
  outcome?: SessionOutcome;
  owner?: AgentId | "all";
}

export interface CountedParams extends Partial<NonNullable<EndedPage["next"]>> {
  from: string;
  to: string;
  by: CountedBy;
  figure: ReportFigure;
  owner?: AgentId;
  about?: AboutFilter;
}

const query = (params: object): string => {
  const search = new URLSearchParams(Object.entries(params).map(([name, value]) => [name, String(value)]));
  return search.size > 0 ? `?${search}` : "";
};

/** [AG7] Reads of an open conversation name its opening. */
const readPath = (id: ConversationId, what: string, params: object): string =>
  `${conversation(id)}/${what}${query({ ...params, opening: openingOf(id) })}`;

export const paths = {
  me: "/api/me",
  notifications: "/api/me/notifications",
  browsers: "/api/me/browsers",
  browser: (id: BrowserId) => `/api/me/browsers/${encodeURIComponent(id)}`,
  browserKnown: (id: BrowserId) => `/api/me/browsers/${encodeURIComponent(id)}/known`,
  signOut: "/auth/logout",
  /** WeChat's code for the frame in the sign-in page; `next` is the page to open afterwards. */
  scan: (next: string, lang: string) => `/auth/wechat?next=${encodeURIComponent(next)}&embed=1&lang=${lang}`,
  /** The same as a whole page; in WeChat's browser it is the page authorisation (SI16). */
  scanPage: (next: string) => `/auth/wechat?next=${encodeURIComponent(next)}`,
  clientErrors: "/api/client-errors",
  signInOptions: "/auth/options",
  snapshot: (id: AccountId) => `${account(id)}/snapshot`,
  board: (id: AccountId) => `${account(id)}/board`,
  ownDay: (id: AccountId) => `${account(id)}/own-day`,
  report: (id: AccountId, params: ReportParams) => `${account(id)}/reports${query(params)}`,
  reportFile: (id: AccountId, params: Required<ReportParams>) =>
    `${account(id)}/reports/export${query(params)}`,
  reportSessions: (id: AccountId, params: CountedParams) => `${account(id)}/reports/sessions${query(params)}`,
  accountExport: (id: AccountId, params: ExportParams) => `${account(id)}/export${query(params)}`,
  selfCheck: (id: AccountId) => `${account(id)}/self-check`,
  status: (id: AccountId) => `${account(id)}/status`,
  pickup: (id: AccountId) => `${account(id)}/pickup`,
  media: (id: AccountId) => `${account(id)}/media`,
  waiting: (id: AccountId, params: WaitingParams) => `${account(id)}/sessions/waiting${query(params)}`,
  waitingSources: (id: AccountId) => `${account(id)}/sessions/waiting/sources`,
  ended: (id: AccountId, params: EndedParams) => `${account(id)}/sessions/ended${query(params)}`,
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
  conductReport: (id: AccountId, days: Pick<ReportParams, "from" | "to">) =>
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
  /** `what` is an action such as `pick-up` or `end`. */
  ofSession: (id: SessionId, what: string) => `${session(id)}/${what}`,
  mentions: (id: AccountId) => `${account(id)}/mentions`,
  conversation: (id: ConversationId) => conversation(id),
  conversationExport: (id: ConversationId, params: ExportParams) =>
    `${conversation(id)}/export${query(params)}`,
  messages: (id: ConversationId, params: MessagesParams) => readPath(id, "messages", params),
  allowanceHistory: (id: ConversationId, before: number | null) =>
    readPath(id, "allowance-history", before === null ? {} : { before }),
  sessionsOf: (id: ConversationId, last: Pick<Session, "id" | "openedAt"> | null) =>
    readPath(id, "sessions", last ? { before: last.openedAt, beforeId: last.id } : {}),
  readers: (id: ConversationId) => `${conversation(id)}/readers`,
  attributes: (id: ConversationId) => readPath(id, "attributes", {}),
  remark: (id: ConversationId) => `${conversation(id)}/remark`,
  tags: (id: ConversationId) => `${conversation(id)}/tags`,
  blocked: (id: ConversationId) => `${conversation(id)}/blocked`,
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
