import type { AgentId, MediaId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import { findReach, type ReadingLimit } from "../../policies/conversation.ts";
import { findViewer } from "../../policies/viewer.ts";
import { findMedia, isOfBeforeErasure, type Media } from "../store/media-row.ts";
import { accountOfSentCover } from "./cover-again.ts";

/** [AG7] [N26] Returns the image if the agent may see it: by conversation, own upload, or sent card (CA4). Else null. */
export async function findReadableMedia(
  pool: Pool,
  agentId: AgentId,
  mediaId: MediaId,
): Promise<Media | null> {
  const media = await findMedia(pool, mediaId);
  if (!media) return null;
  const may = (await mayRead(pool, agentId, media)) || (await isCoverFor(pool, agentId, mediaId));
  return may ? media : null;
}

async function mayRead(pool: Pool, agentId: AgentId, media: Media): Promise<boolean> {
  if (media.conversationId) {
    const reach = await findReach(pool, media.conversationId, agentId);
    return reach !== null && (await isWithin(pool, media, reach.limit)) && !(await isErased(pool, media.id));
  }
  return media.uploadedBy === agentId && (await findViewer(pool, media.accountId, agentId)) !== null;
}

/** [AG11] Returns whether the image is in the open session. */
async function isWithin(pool: Pool, { messageId }: Media, limit: ReadingLimit | null): Promise<boolean> {
  if (!limit) return true;
  const { rows } = await pool.query(`select from messages where id = $1 and session_id = $2`, [
    messageId,
    limit.sessionId,
  ]);
  return rows.length > 0;
}

async function isCoverFor(pool: Pool, agentId: AgentId, mediaId: MediaId): Promise<boolean> {
  const accountId = await accountOfSentCover(pool, mediaId);
  return accountId !== null && (await findViewer(pool, accountId, agentId)) !== null;
}

async function isErased(pool: Pool, mediaId: MediaId): Promise<boolean> {
  const { rows } = await pool.query(`select from media where id = $1 and ${isOfBeforeErasure}`, [mediaId]);
  return rows.length > 0;
}
