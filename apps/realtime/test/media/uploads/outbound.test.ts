import { symlink, unlink, utimes, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import net from "node:net";
import path from "node:path";
import { PassThrough } from "node:stream";
import type { AccountId, AgentId, ClientMessageId, MediaId } from "@jieru/shared/domain/ids";
import { IMAGE_LIMIT_BYTES } from "@jieru/wechat/limits";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { discardRowless } from "../../../src/media/store/discard-rowless.ts";
import { createMediaStore } from "../../../src/media/store/media-store.ts";
import { discardUnsent } from "../../../src/media/uploads/discard-unsent.ts";
import { uploadQuota } from "../../../src/media/uploads/uploads.ts";
import { replyContent } from "../../../src/sessions/reply-content.ts";
import * as pictures from "../pictures.ts";
import {
  accountId,
  admin,
  anna,
  asAgent,
  ben,
  boundary,
  foreignAgent,
  openTestServer,
  sue,
  type TestServer,
} from "../test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

const dayMs = 24 * 60 * 60 * 1000;
describe("an agent's upload", () => {
  it("[IM5] is converted for WeChat and shown to its agent", async () => {
    const bytes = await pictures.noise(1800, 1200);
    const media = await server.uploaded(anna, bytes);
    expect(media.image).toMatchObject({ mediaId: media.mediaId, state: "ready", reason: null });
    expect(media.bytes).toBeLessThanOrEqual(IMAGE_LIMIT_BYTES);
    const served = await server.get(anna, `/api/media/${media.mediaId}`);
    expect(served.rawPayload.length).toBe(media.bytes);
    expect(await sharp(served.rawPayload).metadata()).toMatchObject({
      format: "jpeg",
      width: media.image.width,
      height: media.image.height,
    });
  });

  it("[N25] loses the location of a photograph", async () => {
    const { mediaId } = await server.uploaded(anna, await pictures.photograph());
    const served = await server.get(anna, `/api/media/${mediaId}`);
    expect((await sharp(served.rawPayload).metadata()).exif).toBeUndefined();
  });

  it.each(pictures.noImages)("[IM1] [N25] is refused without a trace if it is %s", async (_name, made) => {
    const before = await server.listFiles();
    const answer = await server.upload(anna, await pictures.bytesOf(made));
    expect([answer.statusCode, answer.json()]).toEqual([409, { refusal: "not_an_image" }]);
    expect(await server.listFiles()).toEqual(before);
  });

  it("[N28] counts against the agent's quota also if it is refused", async () => {
    const charged = async () =>
      (await server.db.pool.query(`select state, bytes from media where uploaded_by = $1`, [sue])).rows;
    expect(await charged()).toEqual([]);
    const bytes = Buffer.from(pictures.svg);
    await server.upload(sue, bytes);
    expect(await charged()).toEqual([{ state: "failed", bytes: bytes.length }]);
  });

  it("[IM4] [N25] is refused as too large for a decompression bomb or 50 megapixels", async () => {
    const answer = await server.upload(anna, pictures.bomb());
    expect([answer.statusCode, answer.json()]).toEqual([
      409,
      { refusal: "image_too_large", limit: IMAGE_LIMIT_BYTES },
    ]);
  });

  it.each(["../../../etc/cron.d/x.jpg", "a\r\nSet-Cookie: x=1.jpg", "x.svg", "x.php\0.jpg", ""])(
    "[IM1] [IM9] [N25] writes no file outside the store for the name %j",
    async (fileName) => {
      const answer = await server.upload(anna, await pictures.jpeg(), fileName);
      expect(answer.headers["set-cookie"]).toBeUndefined();
      expect([200, 400]).toContain(answer.statusCode);
      for (const file of await server.listFiles())
        expect(file).toMatch(/\/media\/acc-1\/[0-9a-f]{2}\/[\w-]+(\.thumb)?$/);
    },
  );

  it("[IM1] [IM4] is refused over 10 MB, with the limit", async () => {
    const answer = await server.upload(anna, Buffer.alloc(10 * 1024 * 1024 + 1));
    expect(answer.json()).toEqual({ refusal: "image_too_large", limit: 10 * 1024 * 1024 });
  });

  it("[IM1] is refused without a file or not as multipart, with the reason", async () => {
    const url = `/api/accounts/${accountId}/media`;
    const headers = { ...asAgent(anna), "content-type": `multipart/form-data; boundary=${boundary}` };
    const empty = await server.fastify.inject({
      method: "POST",
      url,
      headers,
      payload: `--${boundary}--\r\n`,
    });
    expect([empty.statusCode, empty.json().errors]).toEqual([
      400,
      [{ field: "file", problem: "is required" }],
    ]);
    const json = await server.fastify.inject({
      method: "POST",
      url,
      headers: asAgent(anna),
      payload: {},
    });
    expect(json.statusCode).toBe(415);
  });

  it("[N34] is refused for an account the agent is not bound to", async () => {
    const answer = await server.upload(foreignAgent, await pictures.jpeg());
    expect([answer.statusCode, answer.json()]).toEqual([403, { refusal: "not_bound" }]);
  });

  it("[N28] is refused with too many unsent ones, until a day has passed", async () => {
    await server.db.pool.query(
      `insert into media (id, account_id, uploaded_by, state, created_at)
       select 'unsent-' || n, $1, $2, 'ready', $3 from generate_series(1, $4::int) n`,
      [accountId, ben, server.clock.now(), uploadQuota.unsent],
    );
    expect((await server.upload(ben, await pictures.jpeg())).statusCode).toBe(429);
    expect((await server.upload(anna, await pictures.jpeg())).statusCode).toBe(200);
    server.clock.elapse(dayMs + 1);
    expect((await server.upload(ben, await pictures.jpeg())).statusCode).toBe(200);
  });

  it("[N28] is refused beyond the limit also if several arrive at once", async () => {
    const quick = "quick" as AgentId;
    await server.db.pool.query(
      `insert into agents (id, wechat_id, name, created_at) values ($1, $1, $1, 0)`,
      [quick],
    );
    await server.run({ do: "bind_agent", agentId: quick, name: "quick", role: "agent" });
    await server.db.pool.query(
      `insert into media (id, account_id, uploaded_by, state, created_at)
       select 'quick-' || n, $1, $2, 'ready', $3 from generate_series(1, $4::int) n`,
      [accountId, quick, server.clock.now(), uploadQuota.unsent - 2],
    );
    const before = (await server.listFiles()).length;
    const bytes = await pictures.jpeg();
    const blocker = await server.db.pool.connect();
    await blocker.query("begin");
    await blocker.query("lock table media in share mode");
    const uploads = Promise.all(Array.from({ length: 6 }, () => server.upload(quick, bytes)));
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await expect.poll(async () => (await server.db.pool.query(waiting)).rowCount).toBe(6);
    await blocker.query("rollback");
    blocker.release();
    const answers = await uploads;
    expect(answers.map((a) => a.statusCode).sort()).toEqual([200, 200, 429, 429, 429, 429]);
    expect((await server.listFiles()).length - before).toBe(4);
  });

  it("[N28] is refused once the agent has sent 500 MB within a day", async () => {
    await server.db.pool.query(
      `insert into media (id, account_id, uploaded_by, state, bytes, created_at) values ('heavy', $1, $2, 'ready', $3, $4)`,
      [accountId, sue, uploadQuota.bytes, server.clock.now()],
    );
    expect((await server.upload(sue, await pictures.jpeg())).statusCode).toBe(429);
  });

  it("[N28] succeeds although another agent leaves many uploads unfinished", async () => {
    const whole = await pictures.jpeg();
    const never = Array.from({ length: 16 }, () => new PassThrough());
    const statuses: number[] = [];
    const started = never.map(async (payload) => {
      const headers = { ...asAgent(ben), "content-type": `multipart/form-data; boundary=${boundary}` };
      const url = `/api/accounts/${accountId}/media`;
      statuses.push((await server.fastify.inject({ method: "POST", url, headers, payload })).statusCode);
    });
    await expect.poll(() => statuses).toEqual(Array(10).fill(503));
    expect((await server.upload(anna, whole)).statusCode).toBe(200);
    for (const body of never) body.end();
    await Promise.all(started);
    expect((await server.upload(ben, whole)).statusCode).toBe(200);
  });

  it("[IM10] [N28] succeeds although three agents upload slowly: the busiest one loses a place", async () => {
    server.clock.elapse(dayMs); // earlier uploads no longer count
    const port = await listening();
    const dripping: ReturnType<typeof drip>[] = [];
    onTestFinished(() => {
      for (const { socket } of dripping) socket.destroy();
    });
    const count = (is: (each: (typeof dripping)[0]) => boolean) => () => dripping.filter(is).length;
    const refused = count(({ output }) => output().startsWith("HTTP/1.1 503"));
    const cut = count(({ socket }) => socket.closed);
    const begin = async (agentId: AgentId, uploads: number, refusedThen: number) => {
      dripping.push(...Array.from({ length: uploads }, () => drip(port, agentId)));
      await expect.poll(refused).toBe(refusedThen);
    };
    await begin(ben, 7, 1);
    await begin(anna, 7, 2);
    await begin(sue, 6, 4); // one of whose six replaces another
    await expect.poll(cut).toBe(1);
    expect((await server.upload(admin, await pictures.jpeg())).statusCode).toBe(200);
    expect(refused()).toBe(5);
    await expect.poll(cut).toBe(2);
  });

  it("[N29] leaves nothing behind if it is cut off, a thousand times", { tags: ["slow"] }, async () => {
    const port = await listening();
    const before = await server.listFiles();
    for (let i = 0; i < 50; i++) await Promise.all(Array.from({ length: 20 }, () => abortedUpload(port)));
    await expect.poll(() => connectionsTo(server), { timeout: 30_000 }).toBe(0);
    expect(await server.listFiles()).toEqual(before);
    await expect.poll(async () => (await server.upload(anna, await pictures.jpeg())).statusCode).toBe(200);
  });

  it("[RT7] is deleted after a week if it is not sent", async () => {
    const unsent = await server.uploaded(anna, await pictures.jpeg());
    const sent = await server.uploaded(anna, await pictures.png());
    const { message } = await server.receive({});
    await server.db.pool.query(`update media set conversation_id = $2 where id = $1`, [
      sent.mediaId,
      message.conversationId,
    ]);
    const store = createMediaStore(server.dataDir);
    const discard = () => discardUnsent({ pool: server.db.pool, store, clock: server.clock });
    server.clock.elapse(7 * dayMs - 1_000);
    await discard();
    expect((await server.listFiles()).join(), "a draft of a week may still become a reply").toContain(
      unsent.mediaId,
    );
    server.clock.elapse(1_001);
    await discard();
    const files = (await server.listFiles()).join();
    expect([files.includes(unsent.mediaId), files.includes(sent.mediaId)]).toEqual([false, true]);
    const { rows } = await server.db.pool.query(`select id from media where id = any($1)`, [
      [unsent.mediaId, sent.mediaId],
    ]);
    expect(rows).toEqual([{ id: sent.mediaId }]);
  });

  it("[RT7] is deleted an hour later if its deletion was interrupted", async () => {
    const { mediaId } = await server.uploaded(anna, await pictures.jpeg());
    server.clock.elapse(7 * dayMs + 1);
    const store = createMediaStore(server.dataDir);
    const remove = () => Promise.reject(new Error("cut off"));
    const discard = (kept: typeof store) =>
      discardUnsent({ pool: server.db.pool, store: kept, clock: server.clock });
    await expect(discard({ ...store, remove })).rejects.toThrow("cut off");
    await discard(store);
    expect((await server.listFiles()).join()).not.toContain(mediaId);
    expect((await server.db.pool.query(`select from media where id = $1`, [mediaId])).rowCount).toBe(0);
  });

  it("[RT7] leaves no file longer than a week without a row, and other files stay", async () => {
    const store = createMediaStore(server.dataDir);
    const { mediaId } = await server.uploaded(anna, await pictures.jpeg());
    const bytes = Buffer.from("a picture");
    const [cutOff, underWay, elsewhere] = ["cut-off", "under-way", "elsewhere"].map((id) => id as MediaId);
    const put = (id: MediaId, account = accountId) => store.write({ accountId: account, id }, bytes, bytes);
    await put(cutOff as MediaId);
    await put(elsewhere as MediaId, "of-another-database" as AccountId);
    const storeDir = path.dirname(
      (await server.listFiles()).find((file) => file.endsWith(cutOff as string)) ?? "",
    );
    for (const place of [path.join(server.dataDir, "media", accountId), storeDir])
      await writeFile(path.join(place, ".DS_Store"), "of a file browser");
    // Sorts before every directory of the store, so it is scanned first.
    const beside = path.join(server.dataDir, "media", accountId, "-from-the-old-disk");
    await symlink(path.join(server.dataDir, "no longer mounted"), beside);
    const daysAgo = (days: number) => new Date(Date.now() - days * dayMs - 3_600_000);
    for (const file of await server.listFiles()) await utimes(file, daysAgo(7), daysAgo(7));
    const others = await server.listFiles();
    await put(underWay as MediaId);
    for (const file of (await server.listFiles()).filter((one) => !others.includes(one)))
      await utimes(file, daysAgo(6), daysAgo(6));
    const before = await server.listFiles();
    await discardRowless({ pool: server.db.pool, store });
    const after = await server.listFiles();
    const gone = before.filter((file) => !after.includes(file)).map((file) => path.basename(file));
    expect(gone.sort()).toEqual(["cut-off", "cut-off.thumb"]);
    await unlink(beside);
    expect((await server.get(anna, `/api/media/${mediaId}`)).statusCode).toBe(200);
    for (const key of [underWay, elsewhere] as MediaId[])
      await store.remove({
        accountId: (key === elsewhere ? "of-another-database" : accountId) as AccountId,
        id: key,
      });
  });

  it("[IM9] is not deleted while a reply is about to use it", async () => {
    const { mediaId } = await server.uploaded(anna, await pictures.jpeg());
    const { session } = await server.receive({});
    server.clock.elapse(7 * dayMs + 1);
    const store = createMediaStore(server.dataDir);
    const discard = () => discardUnsent({ pool: server.db.pool, store, clock: server.clock });
    const prepare = () =>
      replyContent(
        { pool: server.db.pool, store },
        { accountId, sessionId: session.id, agentId: anna, now: server.clock.now() },
        { type: "image", mediaId, clientMessageId: "m" as ClientMessageId },
      );
    await prepare();
    await discard();
    expect((await server.get(anna, `/api/media/${mediaId}`)).statusCode).toBe(200);
    server.clock.elapse(dayMs);
    await discard();
    await expect(prepare()).rejects.toMatchObject({ refusal: { refusal: "media_not_found" } });
  });
});

async function listening(): Promise<number> {
  const { server: listener } = server.fastify;
  if (!listener.listening) await server.fastify.listen({ port: 0, host: "127.0.0.1" });
  return (listener.address() as AddressInfo).port;
}

const beginningOf = (agentId: AgentId): string =>
  `POST /api/accounts/${accountId}/media HTTP/1.1\r\nhost: x\r\ncookie: ${agentId}\r\norigin: ${asAgent(agentId).origin}\r\n` +
  `content-type: multipart/form-data; boundary=${boundary}\r\ncontent-length: 1000000\r\n\r\n` +
  `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nabc`;

function abortedUpload(port: number): Promise<void> {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1", () => {
      socket.write(beginningOf(anna), () => socket.destroy());
    });
    socket.on("close", () => resolve());
  });
}

function drip(port: number, agentId: AgentId): { socket: net.Socket; output(): string } {
  let output = "";
  const socket = net.connect(port, "127.0.0.1", () => socket.write(beginningOf(agentId)));
  socket.on("data", (bytes) => {
    output += bytes;
  });
  return { socket, output: () => output };
}

const connectionsTo = ({ fastify }: TestServer): Promise<number> =>
  new Promise((resolve, reject) =>
    fastify.server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  );
