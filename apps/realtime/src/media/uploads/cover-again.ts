/** Reuses the cover of a sent card for another card. Each card has its own image row, and all share the bytes. */
import { createHash } from "node:crypto";
import type { AccountId, AgentId, ClientMessageId, MediaId } from "@jieru/shared/domain/ids";
import type { Image } from "@jieru/shared/domain/message";
import type { Pool } from "pg";
import { isOfBeforeErasure, type Media, mediaColumns, presentImage } from "../store/media-row.ts";
import type { MediaStore } from "../store/media-store.ts";

/** [CA4] SQL over `media`: true for the cover of a card that was sent. */
const isSentCover = `media.state = 'ready' and not ${isOfBeforeErasure} and exists (
    select from messages m where m.id = media.message_id and m.direction = 'out' and m.content ->> 'type' = 'miniprogrampage')`;

/** [CA4] Returns the account whose card has this cover, or null when no card has it. */
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
  /** The card's id, so that a card that arrives twice has one cover (OB1). */
  clientMessageId: ClientMessageId;
  now: number;
}

const idFor = ({ accountId, agentId, mediaId, clientMessageId }: CoverAgain): MediaId =>
  createHash("sha256")
    .update([accountId, agentId, mediaId, clientMessageId].join("\n"))
    .digest("hex")
    .slice(0, 32) as MediaId;

/**
 * [CA4] Copies the cover to an unsent upload of the agent. Returns null when it is no card's cover. The copy uses no
 * disk space and none of the agent's quota. While WeChat has the image, it is not uploaded again.
 */
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
