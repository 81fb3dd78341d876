/** Reuses a sent card's cover. Each card has its own row; all share the bytes. */
import { createHash } from "node:crypto";
import type { AccountId, AgentId, ClientMessageId, MediaId } from "@jieru/shared/domain/ids";
import type { Image } from "@jieru/shared/domain/message";
import type { Pool } from "pg";
import { isOfBeforeErasure, type Media, mediaColumns, presentImage } from "../store/media-row.ts";
import type { MediaStore } from "../store/media-store.ts";

const isSentCover = `media.state = 'ready' and not ${isOfBeforeErasure} and exists (
    select from messages m where m.id = media.message_id and m.direction = 'out' and m.content ->> 'type' = 'miniprogrampage')`;

/** [CA4] Returns the account of the card, or null. */
export async function accountOfSentCover(pool: Pool, mediaId: MediaId): Promise<AccountId | null> {
  const { rows } = await pool.query<{ accountId: AccountId }>(
    `select account_id as "accountId" from media where id = $1 and ${isSentCover}`,
    [mediaId],
  );
  return rows[0]?.accountId ?? null;
}

export interface CoverAgain {
  accountId: AccountId;
  agentId: AgentId;
  mediaId: MediaId;
  /** A repeated card has one cover (OB1). */
  clientMessageId: ClientMessageId;
  now: number;
}

const idFor = ({ accountId, agentId, mediaId, clientMessageId }: CoverAgain): MediaId =>
  createHash("sha256")
    .update([accountId, agentId, mediaId, clientMessageId].join("\n"))
    .digest("hex")
    .slice(0, 32) as MediaId;

/** [CA4] Copies the cover to an unsent upload without using disk space or quota; null if it is no card's cover. */
export async function coverAgain(
  { pool, store }: { pool: Pool; store: MediaStore },
  again: CoverAgain,
): Promise<Image | null> {
  const { accountId, agentId, mediaId, now } = again;
  if ((await accountOfSentCover(pool, mediaId)) !== accountId) return null;
  const id = idFor(again);
  if (!(await store.share({ accountId, id: mediaId }, id))) return null;
  await pool.query(
    `insert into media (id, account_id, uploaded_by, state, content_type, bytes, width, height, sent_media_id,
            sent_media_until, created_at)
     select $2, account_id, $3, state, content_type, 0, width, height, sent_media_id, sent_media_until, $4
       from media where id = $1 and ${isSentCover}
     on conflict (id) do nothing`,
    [mediaId, id, agentId, now],
  );
  const { rows } = await pool.query<Media>(
    `select ${mediaColumns} from media where id = $1 and state = 'ready'`,
    [id],
  );
  return rows[0] ? presentImage(rows[0]) : null;
}
