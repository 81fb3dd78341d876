/** The cover of a card that was sent goes with another one: each card has a picture of its own, and all share the bytes. */
import { createHash } from "node:crypto";
import type { AccountId, AgentId, ClientMessageId, MediaId } from "@jieru/shared/domain/ids";
import type { Image } from "@jieru/shared/domain/message";
import type { Pool } from "pg";
import { isOfBeforeErasure, type Media, mediaColumns, presentImage } from "../store/media-row.ts";
import type { MediaStore } from "../store/media-store.ts";

/** [CA4] SQL over `media`: the cover of a card that was sent. */
const isSentCover = `media.state = 'ready' and not ${isOfBeforeErasure} and exists (
    select from messages m where m.id = media.message_id and m.direction = 'out' and m.content ->> 'type' = 'miniprogrampage')`;

/** [CA4] The account whose card it covers; null if it covers none. */
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
  /** The card's, so that a card that comes twice has one cover (OB1). */
  clientMessageId: ClientMessageId;
  now: number;
}

const idFor = ({ accountId, agentId, mediaId, clientMessageId }: CoverAgain): MediaId =>
  createHash("sha256")
    .update([accountId, agentId, mediaId, clientMessageId].join("\n"))
    .digest("hex")
    .slice(0, 32) as MediaId;

/**
 * [CA4] Makes the cover an upload of the agent's that is not sent yet; null if it is no card's. It takes no room, and so nothing
 * of their quota; while WeChat has the picture it need not be uploaded again.
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
