/** An image that is on its way, and no job that fetches it. */
import type { MediaId } from "@jieru/shared/domain/ids";
import { sendsJson } from "../far-side.ts";
import type { House } from "../house.ts";

/** What WeChat says of a media id that it does not have any more. */
export const expired = { errcode: 40007, errmsg: "invalid media_id" };

/** A failed image whose job has ended, put back on its way without one. */
export async function onItsWay(
  house: House,
  sourcePath: string,
): Promise<{ mediaId: MediaId; messageId: string }> {
  house.far.on("/cgi-bin/media/get", sendsJson(expired));
  const { mediaId, message } = await house.receive({ wechatMediaId: "gone" });
  await house.settled(message.id);
  await house.db.pool.query(
    `update media set state = 'fetching', failure = null, wechat_media_id = null, source_url = $2 where id = $1`,
    [mediaId, `${house.far.url}${sourcePath}`],
  );
  return { mediaId, messageId: message.id };
}
