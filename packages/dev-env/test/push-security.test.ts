import { createCipheriv } from "node:crypto";
import { locateEmbeddedPostgres } from "@jieru/embedded-postgres";
import type { Connection } from "@jieru/shared/protocol/connection";
import type { PushCredentials } from "@jieru/wechat/credentials";
import { parseAesKey } from "@jieru/wechat/crypto";
import { type Envelope, sealEnvelope } from "@jieru/wechat/seal-envelope";
import { sign } from "@jieru/wechat/signature";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { demoAccount } from "../src/demo.ts";
import { pushPath } from "../src/dev-env.ts";
import { request } from "./console.ts";
import { admin as adminPerson, appId, deadline, openTestServer, type TestServer } from "./test-server.ts";

const { originalId, token, mode, format } = demoAccount;
const aesKey = parseAesKey(demoAccount.encodingAesKey) ?? undefined;
const credentials: PushCredentials = { appId, originalId, token, mode, format, aesKey };
const openid = "o9Ag05stranger";
let house: TestServer;
let messageId = 0n;

beforeAll(async () => {
  house = await openTestServer();
});
afterAll(() => house.stop());

const plainText = (text: string): string =>
  `{"ToUserName":"${originalId}","FromUserName":"${openid}","CreateTime":1714112445,"MsgType":"text","Content":${JSON.stringify(text)},"MsgId":${22876340532000000n + ++messageId}}`;

function sealed(change: Partial<PushCredentials> = {}, plain = plainText("你好")): Envelope {
  const signed = { timestamp: "1714112445", nonce: "415670741", openid };
  return sealEnvelope({ credentials: { ...credentials, ...change }, plain, ...signed });
}

type Query = [name: string, value: string][];
const queryOf = (envelope: Envelope): Query => Object.entries(envelope.query);
const withValue = (query: Query, name: string, value: string): Query =>
  query.map(([key, old]) => [key, key === name ? value : old]);
const without = (query: Query, name: string): Query => query.filter(([key]) => key !== name);

const push = (query: Query, body: string, to = pushPath, type = "application/json") =>
  request(`${house.url}${to}?${new URLSearchParams(query)}`, "POST", body, { "content-type": type });

/** Returns every part of an answer that could distinguish one failure from another. */
async function seen(answer: ReturnType<typeof push>) {
  const { status, headers, text } = await answer;
  return { status, text, headers: [...headers].filter(([name]) => name !== "date") };
}

/** Signs any ciphertext like WeChat, so that only its content can be wrong. */
function signed(ciphertext: string): { query: Query; body: string } {
  const { query } = sealed();
  const { timestamp = "", nonce = "" } = query;
  const msg_signature = sign([token, timestamp, nonce, ciphertext]);
  const body = JSON.stringify({ ToUserName: originalId, Encrypt: ciphertext });
  return { query: Object.entries({ ...query, msg_signature }), body };
}
/** Encrypts exactly these bytes, padding included. */
function cipher(clear: Buffer): string {
  const key = Buffer.from(`${demoAccount.encodingAesKey}=`, "base64");
  const aes = createCipheriv("aes-256-cbc", key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([aes.update(clear), aes.final()]).toString("base64");
}
function clear({
  plain = plainText("你好"),
  app = appId as string,
  length = Buffer.byteLength(plain),
} = {}): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(length);
  return Buffer.concat([Buffer.alloc(16, 7), size, Buffer.from(plain), Buffer.from(app)]);
}
const padded = (bytes: Buffer, pad: (count: number) => number[]): Buffer => {
  const count = 32 - (bytes.length % 32);
  return Buffer.concat([bytes, Buffer.from(pad(count))]);
};
const good = (count: number): number[] => Array<number>(count).fill(count);

describe("[N9] the push address", () => {
  const genuine = sealed();
  const query = queryOf(genuine);
  const { body } = genuine;
  const ciphertext = (JSON.parse(body) as { Encrypt: string }).Encrypt;
  const plainPush = sealed({ mode: "plain" });
  const oddCipher = ["", "。".repeat(11), "。".repeat(22)]
    .map((text) => (JSON.parse(sealed({}, plainText(text)).body) as { Encrypt: string }).Encrypt)
    .find((text) => text.endsWith("=")) as string;
  const nextLetter = (end: string) => String.fromCharCode(end.charCodeAt(0) + 1);
  const inside = (bytes: Buffer) => signed(cipher(bytes));

  const hostile: [what: string, { query: Query; body: string; to?: string }][] = [
    ["an account that does not exist", { query, body, to: "/wechat/wx0000000000000000" }],
    ["an account whose name is no name", { query, body, to: "/wechat/%00" }],
    ["a wrong msg_signature", { query: withValue(query, "msg_signature", "0".repeat(40)), body }],
    [
      "an upper-case msg_signature",
      { query: query.map(([k, v]) => [k, k === "msg_signature" ? v.toUpperCase() : v]), body },
    ],
    ["no msg_signature", { query: without(query, "msg_signature"), body }],
    [
      "the signature in the place of msg_signature",
      { query: withValue(query, "msg_signature", genuine.query.signature as string), body },
    ],
    ["a clear body, though its signature is genuine", { query: queryOf(plainPush), body: plainPush.body }],
    ["encrypt_type=raw", { query: withValue(query, "encrypt_type", "raw"), body }],
    [
      "encrypt_type=raw with a clear body",
      { query: withValue(query, "encrypt_type", "raw"), body: plainPush.body },
    ],
    [
      "a shifted boundary between timestamp and nonce",
      { query: withValue(withValue(query, "timestamp", "171411244"), "nonce", "5415670741"), body },
    ],
    ["no timestamp", { query: without(query, "timestamp"), body }],
    ["a doubled nonce", { query: [...query, ["nonce", "415670741"]], body }],
    [
      "a doubled msg_signature",
      { query: [...query, ["msg_signature", genuine.query.msg_signature as string]], body },
    ],
    ["no query at all", { query: [], body }],
    ["an empty body", { query, body: "" }],
    ["a body that is no JSON", { query, body: "Encrypt" }],
    ["Encrypt that is no text", { query, body: '{"Encrypt":[1]}' }],
    ["two of Encrypt", { query, body: `{"Encrypt":"AAAA","Encrypt":${JSON.stringify(ciphertext)}}` }],
    ["another token", { query: queryOf(sealed({ token: "wrongtoken" })), body }],
    ["base64 with junk in it", signed(`${ciphertext.slice(0, 8)}\n${ciphertext.slice(8)}`)],
    ["base64 without its end", signed(oddCipher.replace(/=+$/, ""))],
    [
      "base64 with bits nobody reads",
      signed(oddCipher.replace(/.(=+)$/, (end) => `${nextLetter(end)}${end.slice(1)}`)),
    ],
    ["base64url", signed(Buffer.from(ciphertext, "base64").toString("base64url"))],
    ["a cut cipher", signed(Buffer.from(ciphertext, "base64").subarray(0, -16).toString("base64"))],
    ["an empty cipher", signed("")],
    ["a cipher too long", signed("A".repeat(60_000))],
    ["a pad of 0", inside(Buffer.concat([padded(clear(), good), Buffer.alloc(32, 0)]))],
    ["a pad of 33", inside(Buffer.concat([padded(clear(), good), Buffer.alloc(32, 33)]))],
    ["a pad of 255", inside(padded(clear(), (count) => Array<number>(count).fill(255)))],
    ["an uneven pad", inside(padded(clear(), (count) => [...good(count - 1).map(() => 1), count]))],
    ["a length of 0xFFFFFFFF", inside(padded(clear({ length: 0xffffffff }), good))],
    ["a length of 0", inside(padded(clear({ length: 0 }), good))],
    ["a length one too long", inside(padded(clear({ plain: "{}", length: 3 }), good))],
    ["another account's appid", inside(padded(clear({ app: "wx0000000000000000" }), good))],
    ["no appid", inside(padded(clear({ app: "" }), good))],
    ["nothing but a pad", inside(Buffer.alloc(32, 32))],
  ];

  it("[N9] accepts a genuine push, and the same push composed by hand", async () => {
    const fresh = sealed();
    expect(await push(queryOf(fresh), fresh.body)).toMatchObject({ status: 200, text: "success" });
    const byHand = inside(padded(clear({ plain: plainText("手工") }), good));
    expect(await push(byHand.query, byHand.body)).toMatchObject({ status: 200, text: "success" });
  });

  it("[PU5] accepts the longest possible text", async () => {
    const text = "长".repeat(20_000);
    const { query: asked, body: sent } = sealed({}, plainText(text));
    expect(await push(Object.entries(asked), sent)).toMatchObject({ status: 200, text: "success" });
    const kept = await house.rows(`select id from messages where content->>'text' = $1`, [text]);
    expect(kept).toHaveLength(1);
  });

  it("[N9] answers every forged push with the same 403 and stores nothing", async () => {
    const kept = () => house.rows(`select count(*) from pushes`);
    const before = await kept();
    const first = await seen(push([], ""));
    expect(first).toMatchObject({ status: 403, text: "forbidden" });
    for (const [what, { query: asked, body: sent, to }] of hostile)
      expect([what, await seen(push(asked, sent, to))]).toEqual([what, first]);
    expect(await kept()).toEqual(before);
  });

  it("[N9] [P2] a genuine push replayed a thousand times stays one message", async () => {
    const again = sealed({}, plainText("只说一次"));
    for (let round = 0; round < 10; round++) {
      const answers = await Promise.all(Array.from({ length: 100 }, () => push(queryOf(again), again.body)));
      expect(new Set(answers.map(({ text }) => text))).toEqual(new Set(["success"]));
    }
    const rows = await house.rows(`select id from messages where content->>'text' = '只说一次'`);
    expect(rows).toHaveLength(1);
  });

  it("[N9] accepts a genuine push from an address with a hundred refused pushes", async () => {
    const controls = `{"ToUserName":"gh","Encrypt":"${"\u0001".repeat(200_000)}"}`;
    const refused = Array.from({ length: 100 }, () => push(query, controls));
    const statuses = (await Promise.all(refused)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([403]));
    const genuine = sealed({}, plainText("还是收到了"));
    expect((await push(queryOf(genuine), genuine.body)).text).toBe("success");
  });

  it("[N9] a body over 256 KB gets 413", async () => {
    const answer = await push(query, " ".repeat(256 * 1024 + 1));
    expect(answer.status).toBe(413);
    const chunked = fetch(`${house.url}${pushPath}`, {
      method: "POST",
      duplex: "half",
      body: new Blob(["x".repeat(800_000)]).stream(),
    } as RequestInit);
    // The server may close the connection before the client has read the answer.
    expect(await chunked.then((answer) => answer.status).catch(() => 413)).toBe(413);
  });

  it("[PU2] [MA9] a push over 256 KB counts as refused and is shown to the admin", async () => {
    const admin = await house.consoleOf(adminPerson);
    const noted = async () => {
      const { text } = await request(`${house.url}/metrics`, "GET");
      const { body } = await admin.get(`/api/accounts/${house.accountId}/connection`);
      return {
        counted: Number(/^jieru_pushes_total\{outcome="refused_size"\} (\d+)$/m.exec(text)?.[1]),
        trouble: (body as { connection: Connection }).connection.seen.trouble,
      };
    };
    const before = await noted();
    expect((await push(query, " ".repeat(256 * 1024 + 1))).status).toBe(413);
    expect(await noted()).toMatchObject({
      counted: before.counted + 1,
      trouble: { why: "malformed", count: (before.trouble?.count ?? 0) + 1 },
    });
  });

  it("[N13] [PU1] [PU2] the content type neither admits a forged push nor refuses a genuine one", async () => {
    const forbidden = await seen(push([], ""));
    const types = [
      "text/xml",
      "text/plain",
      "application/json; charset=gbk",
      " application/json",
      "APPLICATION/JSON",
      "x/y",
      "",
      "application/json\ta",
      "application",
      "application/json, text/plain",
      "multipart/form-data",
    ];
    for (const type of types) {
      const fresh = sealed();
      expect([type, (await push(queryOf(fresh), fresh.body, pushPath, type)).text]).toEqual([
        type,
        "success",
      ]);
      expect([type, await seen(push(queryOf(fresh), plainPush.body, pushPath, type))]).toEqual([
        type,
        forbidden,
      ]);
    }
  });

  it("[N16] other methods get 404, and headers cannot override the method", async () => {
    const target = `${house.url}${pushPath}?${new URLSearchParams(query)}`;
    for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS"])
      expect([method, (await request(target, method)).status]).toEqual([method, 404]);
    expect((await fetch(target, { method: "HEAD" })).status).toBe(403);
    for (const name of ["x-http-method-override", "x-http-method", "x-method-override"]) {
      const headers = { [name]: "DELETE", "content-type": "application/json" };
      const fresh = sealed();
      const answer = await request(
        `${house.url}${pushPath}?${new URLSearchParams(queryOf(fresh))}`,
        "POST",
        fresh.body,
        headers,
      );
      expect(answer.text).toBe("success");
    }
  });

  it("[N12] [PU1] the address check echoes only a genuine echostr", async () => {
    const [timestamp, nonce] = ["1714112445", "415670741"];
    const signature = sign([token, timestamp, nonce]);
    const ask = (echostr: string, as = signature) =>
      request(
        `${house.url}${pushPath}?${new URLSearchParams({ signature: as, timestamp, nonce, echostr })}`,
        "GET",
      );
    const fine = await ask("4375120948345356249");
    expect([fine.text, fine.headers.get("content-type")]).toEqual([
      "4375120948345356249",
      "text/plain; charset=utf-8",
    ]);
    const forbidden = await seen(push([], ""));
    for (const [echostr, as] of [
      ["<script>", signature],
      ["", signature],
      ["a".repeat(65), signature],
      ["1", "0".repeat(40)],
    ] as const)
      expect(await seen(ask(echostr, as))).toEqual(forbidden);
  });
});

describe("[PU3] [F9] an unavailable database", () => {
  it("[P1] [F9] a killed PostgreSQL causes no false `success`, and the server recovers without a restart", async () => {
    const own = await openTestServer({ embedded: true, logLevel: "silent" });
    own.simulator.switches.set({ deliveries: 1 });
    const answers = new Set<number | null>();
    let count = 0;
    const pushOne = async (): Promise<number | null> => {
      const entry = await own.simulator.pushText(appId, own.newCustomer(), `第 ${++count} 条`);
      const status = entry.deliveries[0]?.status ?? null;
      answers.add(status);
      return status;
    };
    expect(await pushOne()).toBe(200);
    for (let round = 0; round < 3; round++) {
      process.kill(locateEmbeddedPostgres(own.dataDir).postgresPid as number, "SIGKILL");
      await expect.poll(pushOne, deadline).toBe(503);
      expect((await request(`${own.url}/livez`, "GET")).status).toBe(200);
      await expect.poll(pushOne, deadline).toBe(200);
    }
    await expect.poll(async () => (await request(`${own.url}/readyz`, "GET")).status, deadline).toBe(200);
    expect([...answers].toSorted()).toEqual([200, 503]);
    const kept = new Set(
      (await own.rows<{ text: string }>(`select content->>'text' as text from messages`)).map((m) => m.text),
    );
    const acknowledged = own.simulator.ledger.listPushes().filter((p) => p.outcome === "acknowledged");
    expect(acknowledged.filter(({ content }) => !kept.has(content))).toEqual([]);
    await own.stop();
  });

  it("[F10] a frozen PostgreSQL fails /readyz and pushes in time, while /livez answers 200", {
    tags: ["slow"],
  }, async () => {
    const own = await openTestServer({ embedded: true, logLevel: "silent" });
    own.simulator.switches.set({ deliveries: 1 });
    const group = await listPostgres(own);
    const signal = (name: "SIGSTOP" | "SIGCONT") => {
      for (const pid of group) process.kill(pid, name);
    };
    // Also after a failed test: a frozen process handles no other signal.
    let frozen = true;
    onTestFinished(() => {
      if (frozen) signal("SIGCONT");
    });
    signal("SIGSTOP");
    const since = performance.now();
    const [push, ready] = await Promise.all([
      own.simulator.pushText(appId, own.newCustomer(), "在吗"),
      request(`${own.url}/readyz`, "GET").then((answer) => ({ ...answer, ms: performance.now() - since })),
      request(`${own.url}/livez`, "GET").then(({ status }) => expect(status).toBe(200)),
    ]);
    expect([ready.status, push.deliveries[0]?.status]).toEqual([503, 503]);
    expect(ready.ms).toBeLessThan(3_000);
    expect(push.deliveries[0]?.ms).toBeLessThan(4_900);
    signal("SIGCONT");
    frozen = false;
    const pushOne = async () => (await own.simulator.pushText(appId, own.newCustomer(), "在吗")).outcome;
    await expect.poll(pushOne, deadline).toBe("acknowledged");
    await expect.poll(async () => (await request(`${own.url}/readyz`, "GET")).status, deadline).toBe(200);
    await own.stop();
  });
});

async function listPostgres(own: TestServer): Promise<number[]> {
  const backends = await own.rows<{ pid: number }>(
    `select pid from pg_stat_activity where backend_type = 'client backend'`,
  );
  return [locateEmbeddedPostgres(own.dataDir).postgresPid as number, ...backends.map(({ pid }) => pid)];
}
