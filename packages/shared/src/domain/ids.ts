import { z } from "zod";

/**
 * Ids are opaque strings of at most 64 visible ASCII characters, made by the server. Others are refused before the database, which accepts
 * no NUL (N11).
 */
const id = z.string().regex(/^[\x21-\x7e]{1,64}$/, "is no id");

export const accountId = id.brand<"AccountId">();
export const agentId = id.brand<"AgentId">();
/** A conversation contains all sessions of one customer, so its id also names the customer. */
export const conversationId = id.brand<"ConversationId">();
export const sessionId = id.brand<"SessionId">();
export const messageId = id.brand<"MessageId">();
export const mediaId = id.brand<"MediaId">();
export const invitationId = id.brand<"InvitationId">();
export const quickReplyId = id.brand<"QuickReplyId">();
export const keywordReplyId = id.brand<"KeywordReplyId">();
export const conductRuleId = id.brand<"ConductRuleId">();
export const topicId = id.brand<"TopicId">();
export const savedViewId = id.brand<"SavedViewId">();
export const apiKeyId = id.brand<"ApiKeyId">();
export const webhookId = id.brand<"WebhookId">();
export const browserId = id.brand<"BrowserId">();
/** Made by the console for each press of "send". Requests with the same id create one message (OB1). */
export const clientMessageId = z.uuid().brand<"ClientMessageId">();
/** Made by the console when it opens a conversation. Requests with the same id count as one reading (AG7). */
export const openingId = z.uuid().brand<"OpeningId">();

export type AccountId = z.infer<typeof accountId>;
export type AgentId = z.infer<typeof agentId>;
export type ConversationId = z.infer<typeof conversationId>;
export type SessionId = z.infer<typeof sessionId>;
export type MessageId = z.infer<typeof messageId>;
export type MediaId = z.infer<typeof mediaId>;
export type InvitationId = z.infer<typeof invitationId>;
export type QuickReplyId = z.infer<typeof quickReplyId>;
export type KeywordReplyId = z.infer<typeof keywordReplyId>;
export type ConductRuleId = z.infer<typeof conductRuleId>;
export type TopicId = z.infer<typeof topicId>;
export type SavedViewId = z.infer<typeof savedViewId>;
export type ApiKeyId = z.infer<typeof apiKeyId>;
export type WebhookId = z.infer<typeof webhookId>;
export type BrowserId = z.infer<typeof browserId>;
export type ClientMessageId = z.infer<typeof clientMessageId>;
export type OpeningId = z.infer<typeof openingId>;

/** Milliseconds since 1970 by the server's clock, for every instant on the wire. */
export const instant = z.int();
export const seq = z.int().nonnegative();
