import type { AccountId, AgentId, MediaId, SessionId } from "@jieru/shared/domain/ids";
import type { Image } from "@jieru/shared/domain/message";
import type { ReplyBody } from "@jieru/shared/protocol/http";
import type { Pool } from "pg";
import { Refused } from "../base/refused.ts";
import type { ReplyContent } from "../desk/command.ts";
import { isOfBeforeErasure } from "../media/store/media-row.ts";
import type { MediaStore } from "../media/store/media-store.ts";
import { coverAgain } from "../media/uploads/cover-again.ts";
import { unsentKeptMs } from "../media/uploads/discard-unsent.ts";

export interface Answering {
  accountId: AccountId;
  sessionId: SessionId;
  agentId: AgentId;
  now: number;
}

/** Longer than storing any reply takes. */
const soonMs = 60 * 60 * 1_000;

/** [OB3] SQL over `media`: shown by a reply. */
const isSaid = `exists (select from messages m where m.id = media.message_id and m.direction = 'out')`;

/**
 * Returns a ready image: the agent's upload, or shown by a reply here (OB3) after any erasure (RT3). Others count as
 * unknown (N26). Retains it for the reply.
 */
async function imageToSend(
  pool: Pool,
  { accountId, sessionId, agentId, now }: Answering,
  mediaId: MediaId,
): Promise<Image | null> {
  const { rows } = await pool.query<{ width: number | null; height: number | null }>(
    `update media set created_at = greatest(created_at, $5)
      where id = $1 and account_id = $2 and state = 'ready' and (uploaded_by = $3 or ${isSaid})
        and (conversation_id is null
             or (conversation_id = (select conversation_id from sessions where sessions.id = $4) and not ${isOfBeforeErasure}))
      returning width, height`,
    [mediaId, accountId, agentId, sessionId, now - unsentKeptMs + soonMs],
  );
  const row = rows[0];
  return row ? { mediaId, state: "ready", width: row.width, height: row.height, reason: null } : null;
}

/** Resolves images. Throws `Refused`. */
export async function replyContent(
  stores: { pool: Pool; store: MediaStore },
  answering: Answering,
  body: ReplyBody,
): Promise<ReplyContent> {
  const { pool } = stores;
  const missing = (): never => {
    throw new Refused({ refusal: "media_not_found" });
  };
  switch (body.type) {
    case "text":
      return { type: "text", text: body.text };
    case "link":
      return { type: "link", link: body.link };
    case "image":
      return { type: "image", image: (await imageToSend(pool, answering, body.mediaId)) ?? missing() };
    case "miniprogrampage": {
      const { title, pagePath, mediaId } = body.card;
      const { clientMessageId } = body;
      const cover =
        (await imageToSend(pool, answering, mediaId)) ??
        (await coverAgain(stores, { ...answering, mediaId, clientMessageId })) ??
        missing();
      return { type: "miniprogrampage", card: { title, appId: "", pagePath, cover } };
    }
  }
}
