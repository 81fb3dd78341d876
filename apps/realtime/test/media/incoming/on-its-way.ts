/** Images on their way, with the jobs that fetch them and without. */
import type { MediaId } from "@jieru/shared/domain/ids";
import { afterAll, beforeAll } from "vitest";
import { type sends, sendsJson } from "../far-side.ts";
import { openTestServer, type TestServer } from "../test-server.ts";

export interface ImagesOnTheirWay {
  house: TestServer;
  /** What WeChat answers to who asks for an image by its media id. */
  byMediaId(answer: ReturnType<typeof sends>): void;
  countJobs(mediaId: MediaId): Promise<number>;
}

/** A media house for all tests of a file. */
export function onTheirWayForAll(take: (opened: ImagesOnTheirWay) => void): void {
  let house: TestServer;
  beforeAll(async () => {
    house = await openTestServer();
    take({
      house,
      byMediaId: (answer) => house.far.on("/cgi-bin/media/get", answer),
      async countJobs(mediaId) {
        const found = await house.db.pool.query(`select from jobs.job where data ->> 'mediaId' = $1`, [
          mediaId,
        ]);
        return found.rowCount ?? 0;
      },
    });
  });
  afterAll(() => house.close());
}

/** What WeChat says of a media id that it does not have any more. */
export const expired = { errcode: 40007, errmsg: "invalid media_id" };

/** A failed image whose job has ended, put back on its way without one. */
export async function onItsWay(
  house: TestServer,
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
