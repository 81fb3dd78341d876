import type { AccountId, AgentId, ConversationId, MediaId, MessageId } from "@jieru/shared/domain/ids";
import type { Image } from "@jieru/shared/domain/message";
import type { WechatClient } from "@jieru/wechat/client";
import type { ClientBase, Pool } from "pg";

export type MediaClientOf = (
  accountId: AccountId,
) => Promise<Pick<WechatClient, "downloadMedia" | "uploadImage">>;

export type MissingReason = NonNullable<Image["reason"]>;

/** The bytes are in the `MediaStore`. */
export interface Media {
  id: MediaId;
  accountId: AccountId;
  /** null until an upload is sent. */
  conversationId: ConversationId | null;
  messageId: MessageId | null;
  uploadedBy: AgentId | null;
  state: Image["state"];
  failure: MissingReason | null;
  contentType: string | null;
  bytes: number | null;
  width: number | null;
  height: number | null;
  wechatMediaId: string | null;
  sourceUrl: string | null;
  sentMediaId: string | null;
  sentMediaUntil: number | null;
}

export const mediaColumns = `media.id, media.account_id as "accountId", media.conversation_id as "conversationId",
  media.message_id as "messageId", media.uploaded_by as "uploadedBy", media.state, media.failure,
  media.content_type as "contentType", media.bytes, media.width, media.height,
  media.wechat_media_id as "wechatMediaId", media.source_url as "sourceUrl",
  media.sent_media_id as "sentMediaId", media.sent_media_until as "sentMediaUntil"`;

/** [RT3] SQL over `media`: from before the customer's erasure. */
export const isOfBeforeErasure = `exists (
    select from conversations c where c.id = media.conversation_id and c.erased_seq is not null
       and not exists (select from messages m where m.id = media.message_id and m.seq > c.erased_seq))`;

/** No access check: `findReadableMedia` checks the rights. */
export async function findMedia(db: Pool | ClientBase, mediaId: MediaId): Promise<Media | null> {
  const { rows } = await db.query<Media>(`select ${mediaColumns} from media where id = $1`, [mediaId]);
  return rows[0] ?? null;
}

export const presentImage = ({ id, state, width, height, failure }: Media): Image => ({
  mediaId: id,
  state,
  width,
  height,
  reason: failure,
});
