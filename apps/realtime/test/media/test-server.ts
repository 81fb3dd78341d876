import { mkdtemp, readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { Role } from "@jieru/shared/domain/agent";
import type { AccountId, AgentId, ClientMessageId, MediaId } from "@jieru/shared/domain/ids";
import type { Image } from "@jieru/shared/domain/message";
import type { UploadedMedia } from "@jieru/shared/protocol/http";
import { createWechatClient } from "@jieru/wechat/client";
import Fastify, { type FastifyInstance, type LightMyRequestResponse } from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { pino } from "pino";
import { expect } from "vitest";
import type { Config } from "../../src/base/config.ts";
import { newId } from "../../src/base/context.ts";
import type { Command } from "../../src/desk/command.ts";
import type { DeskMessage, DeskSession } from "../../src/desk/desk.ts";
import { imageIn } from "../../src/desk/image-in.ts";
import { securityHeaders } from "../../src/http/headers.ts";
import { handleErrors } from "../../src/http/problem.ts";
import { createJobs } from "../../src/jobs/jobs.ts";
import type { BatchInput, Outcome } from "../../src/lane/batch.ts";
import type { InboundImage } from "../../src/lane/inbound-image.ts";
import { createLanes, type Lanes } from "../../src/lane/lane.ts";
import { forgottenQueue } from "../../src/media/incoming/enqueue-images.ts";
import { type MediaModule, openMedia } from "../../src/media/media.ts";
import { enforceAccess } from "../../src/policies/access.ts";
import { LookupLimiter } from "../../src/sign-in/lookup-limiter.ts";
import type { Identity } from "../../src/sign-in/sign-in.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";
import { type FarSide, openFarSide } from "./fake-wechat.ts";

export const accountId = "acc-1" as AccountId;
export const foreignAccountId = "acc-2" as AccountId;
export const anna = "anna" as AgentId;
export const ben = "ben" as AgentId;
export const sue = "sue" as AgentId;
export const admin = "admin" as AgentId;
export const foreignAgent = "stranger" as AgentId;

const people: readonly [AccountId, AgentId, Role][] = [
  [accountId, anna, "agent"],
  [accountId, ben, "agent"],
  [accountId, sue, "supervisor"],
  [accountId, admin, "admin"],
  [foreignAccountId, foreignAgent, "supervisor"],
];

export interface TestServer {
  db: TestDatabase;
  far: FarSide;
  lanes: Lanes;
  media: MediaModule;
  fastify: FastifyInstance;
  dataDir: string;
  clock: { now(): number; elapse(ms: number): void };
  client: ReturnType<typeof createWechatClient>;
  run(command: Command): Promise<Extract<Outcome, { ok: true }>>;
  receive(image: Partial<InboundImage>, openid?: string): Promise<Received>;
  entryOf(image: InboundImage, openid?: string): BatchInput;
  imageOf(messageId: string): Promise<Image>;
  settled(messageId: string): Promise<Image>;
  upload(agentId: AgentId, bytes: Buffer, fileName?: string): Promise<LightMyRequestResponse>;
  uploaded(agentId: AgentId, bytes: Buffer): Promise<UploadedMedia>;
  get(agentId: AgentId, url: string): Promise<LightMyRequestResponse>;
  listFiles(): Promise<string[]>;
  close(): Promise<void>;
}

export interface Received {
  mediaId: MediaId;
  message: DeskMessage;
  session: DeskSession;
}

export async function openTestServer(): Promise<TestServer> {
  const db = await createTestDatabase();
  const far = await openFarSide();
  const dataDir = await mkdtemp(path.join(os.tmpdir(), "jieru-media-"));
  const clock = movingClock();
  const lanes = createLanes({ pool: db.pool, clock, newId });
  const tokens = { get: async () => "token", refresh: async () => "token" };
  const client = createWechatClient({ baseUrl: far.url, appId: "wx1", tokens });
  await seed(db, lanes);
  const log = pino({ level: "silent" });
  const jobs = createJobs({ connection: db.connection, log });
  const media = openMedia({
    pool: db.pool,
    boss: jobs.boss,
    clock,
    newId,
    log,
    config: { dataDir, wechatApiUrl: far.url },
    lanes,
    clientOf: async () => client,
  });
  await jobs.start(media.work);
  await jobs.boss.unschedule(forgottenQueue); // each test scans by itself
  const fastify = await openRoutes(db, media);

  const run = async (command: Command) => {
    const outcome = await lanes.run(accountId, command);
    if (!outcome.ok) throw new Error(outcome.refusal.refusal);
    return outcome;
  };
  const entryOf = (image: InboundImage, openid = "customer"): BatchInput => ({
    command: {
      do: "receive",
      openid,
      act: { kind: "message", content: showing(image), saidAt: clock.now() },
    },
    image,
  });
  const imageOf = async (messageId: string): Promise<Image> => {
    const { rows } = await db.pool.query<{ image: Image }>(
      `select coalesce(content -> 'image', content -> 'card' -> 'cover') as image from messages where id = $1`,
      [messageId],
    );
    return rows[0]?.image as Image;
  };
  const upload = (agentId: AgentId, bytes: Buffer, fileName = "photo.jpg") =>
    fastify.inject({
      method: "POST",
      url: `/api/accounts/${accountId}/media`,
      headers: { ...asAgent(agentId), "content-type": `multipart/form-data; boundary=${boundary}` },
      payload: multipart(bytes, fileName),
    });

  return {
    db,
    far,
    lanes,
    media,
    fastify,
    dataDir,
    clock,
    client,
    run,
    entryOf,
    imageOf,
    upload,
    async receive(image, openid) {
      const mediaId = newId() as MediaId;
      const entry = entryOf({ mediaId, wechatMediaId: null, sourceUrl: null, ...image }, openid);
      const outcome = await lanes.runInput(accountId, entry);
      media.fetchSoon(mediaId);
      if (!outcome.ok) throw new Error(outcome.refusal.refusal);
      const fact = outcome.facts.find((f) => f.message && imageIn(f.message) === mediaId);
      if (!fact?.message || !fact.session) throw new Error("no message");
      return { mediaId, message: fact.message, session: fact.session };
    },
    async settled(messageId) {
      await expect
        .poll(async () => (await imageOf(messageId)).state, { timeout: 15_000 })
        .not.toBe("fetching");
      return imageOf(messageId);
    },
    async uploaded(agentId, bytes) {
      const answer = await upload(agentId, bytes);
      expect(answer.statusCode, answer.body).toBe(200);
      return answer.json<UploadedMedia>();
    },
    get: (agentId, url) => fastify.inject({ url, headers: asAgent(agentId) }),
    async listFiles() {
      const found = await readdir(dataDir, { recursive: true, withFileTypes: true });
      return found.filter((f) => f.isFile()).map((f) => path.join(f.parentPath, f.name));
    },
    async close() {
      await fastify.close();
      media.close();
      await jobs.stop();
      await lanes.idle();
      await far.close();
      await db.drop();
      await rm(dataDir, { recursive: true });
    },
  };
}

function movingClock() {
  let elapsedMs = 0;
  return {
    now: () => Date.now() + elapsedMs,
    elapse(ms: number) {
      elapsedMs += ms;
    },
  };
}

const showing = (image: InboundImage) =>
  ({
    type: "image",
    image: { mediaId: image.mediaId, state: "fetching", width: null, height: null, reason: null },
  }) as const;

async function seed(db: TestDatabase, lanes: Lanes): Promise<void> {
  for (const [i, id] of [accountId, foreignAccountId].entries()) {
    await db.pool.query(
      `insert into accounts (id, app_id, original_id, name, credentials, mode, format, reply_preset,
              reactivate_after_ms, grace_ms)
       values ($1, $2, 'gh_1', 'Shop', '', 'plain', 'json', 'guide', 1800000, 180000)`,
      [id, `wx${i + 1}`],
    );
  }
  for (const [account, agentId, role] of people) {
    await db.pool.query(`insert into agents (id, wechat_id, name, created_at) values ($1, $1, $1, 0)`, [
      agentId,
    ]);
    await lanes.run(account, { do: "bind_agent", agentId, name: agentId, role });
    await lanes.run(account, { do: "connect_agent", agentId });
  }
}

const publicUrl = "http://desk.test";
export const asAgent = (agentId: AgentId) => ({ cookie: agentId, origin: publicUrl });

export async function openRoutes(
  { pool }: TestDatabase,
  media: MediaModule,
  fastify = Fastify() as FastifyInstance,
): Promise<FastifyInstance> {
  fastify.setValidatorCompiler(validatorCompiler);
  fastify.setSerializerCompiler(serializerCompiler);
  handleErrors(fastify);
  await securityHeaders(fastify, { publicUrl, wechatOpenUrl: "https://open.test" } as Config);
  const identify = async (cookie: string | undefined): Promise<Identity | null> =>
    cookie ? { agentId: cookie as AgentId, webSessionId: cookie } : null;
  enforceAccess(fastify, {
    pool,
    signIn: { identify, findEnding: async () => null },
    lookupLimiter: new LookupLimiter(),
    clock: { now: Date.now },
    publicUrl,
  });
  await fastify.register(media.routes);
  await fastify.ready();
  return fastify;
}

export const boundary = "----jieru";

export function multipart(bytes: Buffer, fileName: string): Buffer {
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: image/jpeg\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
}

export const newClientMessageId = (): ClientMessageId => crypto.randomUUID() as ClientMessageId;
