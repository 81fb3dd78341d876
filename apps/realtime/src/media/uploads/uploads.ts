/** Uploads, which belong to their agent alone until sent. */

import type { AccountId, AgentId, MediaId } from "@jieru/shared/domain/ids";
import type { ClientBase, Pool } from "pg";
import { Refused } from "../../base/refused.ts";
import { withNamedLock } from "../../database/named-lock.ts";
import { singleRow } from "../../database/single-row.ts";
import { imageIn } from "../../desk/image-in.ts";
import type { Outcome } from "../../lane/batch.ts";
import type { EncodedImage } from "../decoding/encoded-image.ts";
import { type Media, mediaColumns } from "../store/media-row.ts";

export interface Upload {
  mediaId: MediaId;
  accountId: AccountId;
  agentId: AgentId;
  createdAt: number;
  image: EncodedImage;
}

/** [N28] Returns null above the daily quota. */
export const insertUpload = (pool: Pool, upload: Upload): Promise<Media | null> =>
  withNamedLock(pool, `uploads:${upload.agentId}`, async (client) =>
    (await isOverQuota(client, upload.agentId, upload.createdAt)) ? null : insert(client, upload),
  );

async function insert(
  client: ClientBase,
  { mediaId, accountId, agentId, createdAt, image }: Upload,
): Promise<Media> {
  const kept = await client.query<Media>(
    `insert into media (id, account_id, uploaded_by, state, content_type, bytes, width, height, created_at)
     values ($1, $2, $3, 'ready', $4, $5, $6, $7, $8) returning ${mediaColumns}`,
    [
      mediaId,
      accountId,
      agentId,
      image.contentType,
      image.bytes.length,
      image.width,
      image.height,
      createdAt,
    ],
  );
  return singleRow(kept);
}

/** [N28] Counts an unusable upload against the quota. */
export async function chargeRefused(
  pool: Pool,
  refused: Omit<Upload, "image"> & { bytes: number },
): Promise<void> {
  const { mediaId, accountId, agentId, createdAt, bytes } = refused;
  await pool.query(
    `insert into media (id, account_id, uploaded_by, state, bytes, created_at) values ($1, $2, $3, 'failed', $4, $5)`,
    [mediaId, accountId, agentId, bytes, createdAt],
  );
}

/**
 * As a reply's `sideEffect`, assigns the image to the conversation. Throws `Refused` if it was used elsewhere
 * meanwhile. [RT1] The image is deleted with its last message.
 */
export async function attachUpload(client: ClientBase, outcome: Outcome): Promise<void> {
  const message = outcome.ok && outcome.facts.find((f) => f.type === "reply_queued")?.message;
  if (!message) return;
  const mediaId = imageIn(message);
  if (!mediaId) return;
  const { rowCount } = await client.query(
    `update media set conversation_id = $2, message_id = $3
      where id = $1 and state = 'ready' and (conversation_id is null or conversation_id = $2)`,
    [mediaId, message.conversationId, message.id],
  );
  if (rowCount !== 1) throw new Refused({ refusal: "media_not_found" });
}

export const uploadQuota = { unsent: 100, bytes: 500 * 1024 * 1024, withinMs: 24 * 60 * 60 * 1000 } as const;

/** [N28] Reused covers do not count (CA4). */
export async function isOverQuota(db: Pool | ClientBase, agentId: AgentId, now: number): Promise<boolean> {
  const { rows } = await db.query<{ unsent: number; bytes: number }>(
    `select count(*) filter (where conversation_id is null and bytes is distinct from 0) as unsent, coalesce(sum(bytes), 0)::bigint as bytes
       from media where uploaded_by = $1 and created_at > $2`,
    [agentId, now - uploadQuota.withinMs],
  );
  const used = rows[0];
  return used !== undefined && (used.unsent >= uploadQuota.unsent || used.bytes >= uploadQuota.bytes);
}
