import type { AccountId, AgentId, MediaId } from "@jieru/shared/domain/ids";
import type { Image } from "@jieru/shared/domain/message";
import type { ReplyBody } from "@jieru/shared/protocol/http";
import type { Pool } from "pg";
import type { ReplyContent } from "../desk/command.ts";
import { Refused } from "../problem.ts";

/** An image the agent uploaded themselves, ready to be sent. Anybody else's answers as if it did not exist (N26). */
async function uploadedImage(
  pool: Pool,
  accountId: AccountId,
  agentId: AgentId,
  mediaId: MediaId,
): Promise<Image> {
  const { rows } = await pool.query<{ width: number | null; height: number | null }>(
    `select width, height from media where id = $1 and account_id = $2 and uploaded_by = $3 and state = 'ready'`,
    [mediaId, accountId, agentId],
  );
  const row = rows[0];
  if (!row) throw new Refused({ refusal: "media_not_found" });
  return { mediaId, state: "ready", width: row.width, height: row.height, reason: null };
}

/** What the agent asked to send, with images resolved. Throws `Refused`. */
export async function replyContent(
  pool: Pool,
  accountId: AccountId,
  agentId: AgentId,
  body: ReplyBody,
): Promise<ReplyContent> {
  switch (body.type) {
    case "text":
      return { type: "text", text: body.text };
    case "link":
      return { type: "link", link: body.link };
    case "image":
      return { type: "image", image: await uploadedImage(pool, accountId, agentId, body.mediaId) };
    case "miniprogrampage": {
      const { title, pagePath, mediaId } = body.card;
      const cover = await uploadedImage(pool, accountId, agentId, mediaId);
      return { type: "miniprogrampage", card: { title, appId: "", pagePath, cover } };
    }
  }
}
