import type { MediaId } from "@jieru/shared/domain/ids";
import { afterAll, beforeAll } from "vitest";
import { type sends, sendsJson } from "../fake-wechat.ts";
import { openTestServer, type TestServer } from "../test-server.ts";

export interface ImagesOnTheirWay {
  server: TestServer;
  byMediaId(answer: ReturnType<typeof sends>): void;
  countJobs(mediaId: MediaId): Promise<number>;
}

export function onTheirWayForAll(take: (opened: ImagesOnTheirWay) => void): void {
  let server: TestServer;
  beforeAll(async () => {
    server = await openTestServer();
    take({
      server,
      byMediaId: (answer) => server.far.on("/cgi-bin/media/get", answer),
      async countJobs(mediaId) {
        const found = await server.db.pool.query(`select from jobs.job where data ->> 'mediaId' = $1`, [
          mediaId,
        ]);
        return found.rowCount ?? 0;
      },
    });
  });
  afterAll(() => server.close());
}

export const expired = { errcode: 40007, errmsg: "invalid media_id" };

export async function onItsWay(
  server: TestServer,
  sourcePath: string,
): Promise<{ mediaId: MediaId; messageId: string }> {
  server.far.on("/cgi-bin/media/get", sendsJson(expired));
  const { mediaId, message } = await server.receive({ wechatMediaId: "gone" });
  await server.settled(message.id);
  await server.db.pool.query(
    `update media set state = 'fetching', failure = null, wechat_media_id = null, source_url = $2 where id = $1`,
    [mediaId, `${server.far.url}${sourcePath}`],
  );
  return { mediaId, messageId: message.id };
}
