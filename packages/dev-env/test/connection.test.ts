import type { Snapshot } from "@jieru/shared/domain/snapshot";
import type { Connection, ConnectionTest } from "@jieru/shared/protocol/connection";
import type { Me } from "@jieru/shared/protocol/http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addAccount, newAgent } from "./cast.ts";
import { type Answer, type Console, request } from "./console.ts";
import { type MiniProgram, newMiniProgram } from "./mini-program.ts";
import { pushSaid } from "./push-request.ts";
import { admin as adminPerson, deadline, lin, openTestServer, type TestServer, xu } from "./test-server.ts";

let house: TestServer;
let admin: Console;

beforeAll(async () => {
  house = await openTestServer();
  admin = await house.consoleOf(adminPerson);
});
afterAll(() => house.stop());

const key = (letter: string) => letter.repeat(43);
const connectionOf = ({ body }: Answer): Connection => (body as { connection: Connection }).connection;
const pathOf = (id: string) => `/api/accounts/${id}/connection`;
const load = async (id: string) => connectionOf(await admin.get(pathOf(id)));

function register() {
  const body = newMiniProgram();
  house.simulator.addAccount({ ...body, token: "", encodingAesKey: "", pushUrl: "" });
  return body;
}
type Registered = Omit<MiniProgram, "mode"> & { mode: Connection["mode"] };

async function connect(body: object = register()): Promise<Connection> {
  const answer = await admin.post("/api/accounts", body);
  expect([answer.status, answer.text]).toEqual([200, expect.anything()]);
  return connectionOf(answer);
}

/** Saves the push settings on WeChat's own page. */
const submit = (body: Registered, { pushUrl }: Connection, typed: object = {}) => {
  const { appId, token, encodingAesKey, mode, format } = body;
  const url = `${house.url}${new URL(pushUrl).pathname}`;
  return house.simulator.savePushSettings(appId, {
    pushUrl: url,
    token,
    encodingAesKey,
    mode,
    format,
    ...typed,
  });
};

const test = async (id: string): Promise<ConnectionTest> =>
  ((await admin.post(`${pathOf(id)}/test`)).body as { test: ConnectionTest }).test;

describe("[MA6] connecting another mini program", () => {
  it("[MA6] the admin who connects a mini program becomes its admin", async () => {
    const { accountId, appId, pushUrl } = await connect();
    expect(pushUrl).toBe(`${house.server.context.config.publicUrl}/wechat/${appId}`);
    const me = (await admin.get("/api/me")).body as Me;
    expect(me.accounts.find((a) => a.id === accountId)).toMatchObject({ appId, role: "admin" });
    const [entry] = await house.rows(`select what, agent_id, about from audit_log where account_id = $1`, [
      accountId,
    ]);
    expect(entry).toEqual({ what: "account_connected", agent_id: admin.agentId, about: appId });
  });

  it("[RA10] the new account has the chosen reply numbers, audited, or the guide's by default", async () => {
    const presetOf = async (id: string) => {
      const { account } = (await admin.get(`/api/accounts/${id}/snapshot`)).body as Snapshot;
      return account.replyPreset;
    };
    expect(await presetOf((await connect()).accountId)).toBe("guide");
    const { accountId } = await connect({ ...register(), replyPreset: "current" });
    expect(await presetOf(accountId)).toBe("current");
    const entries = await house.rows(`select what, about from audit_log where account_id = $1 order by id`, [
      accountId,
    ]);
    expect(entries[1]).toEqual({ what: "settings_changed", about: "replyPreset" });
    const own = await admin.post("/api/accounts", { ...register(), replyPreset: "own" });
    expect(own.status).toBe(400);
  });

  it("[MA6] a person who is no admin, or a connected AppID, is refused", async () => {
    const body = register();
    const agent = await house.consoleOf(lin);
    expect((await agent.post("/api/accounts", body)).body).toEqual({ refusal: "not_allowed" });
    await connect(body);
    expect((await admin.post("/api/accounts", body)).body).toEqual({ refusal: "app_id_taken" });
  });

  it("[MA6] simultaneous connections of one AppID make one account", async () => {
    const body = register();
    const answers = await Promise.all([1, 2, 3, 4].map(() => admin.post("/api/accounts", body)));
    expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409, 409, 409]);
  });

  it.each([
    ["appId", "wxshort"],
    ["originalId", "somebody"],
    ["appSecret", "short"],
    ["token", "with-dash"],
    ["encodingAesKey", key("K").slice(1)],
    ["mode", "none"],
    ["name", " "],
  ])("[MA6] an invalid value is refused with its field: %s", async (field, value) => {
    const answer = await admin.post("/api/accounts", { ...register(), [field]: value });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ errors: [{ field }] });
  });
});

describe("[MA7] credentials", () => {
  it("[MA7] [N42] answers hold no secret; the same secret has the same mark", async () => {
    const body = register();
    const { accountId, marks } = await connect(body);
    const { text } = await admin.get(pathOf(accountId));
    for (const secret of [body.appSecret, body.token, body.encodingAesKey])
      expect(text).not.toContain(secret);
    await admin.send("PATCH", pathOf(accountId), { appSecret: "another-secret-0123" });
    expect((await load(accountId)).marks.appSecret).not.toBe(marks.appSecret);
    await admin.send("PATCH", pathOf(accountId), { appSecret: body.appSecret });
    expect((await load(accountId)).marks).toEqual(marks);
  });

  it.each(["secure", "compatible"] as const)("[MA7] %s mode requires an AES key first", async (mode) => {
    const { appId, originalId } = register();
    const entry = { appId, originalId, mode: "plain", encodingAesKey: null, token: "fileToken" };
    const accountId = await addAccount(house, entry);
    const keeper = await house.consoleOf(await newAgent(house, accountId, "admin"));
    const change = async () => (await keeper.send("PATCH", pathOf(accountId), { mode })).body;
    expect(await change()).toEqual({ refusal: "aes_key_missing" });
    await keeper.post(`${pathOf(accountId)}/rotate`, { encodingAesKey: key("N") });
    expect(await change()).toMatchObject({ connection: { mode } });
  });

  it("[MA7] a changed secret applies at once", async () => {
    const body = register();
    const { accountId } = await connect({ ...body, appSecret: "mistyped-secret-0001" });
    expect(await test(accountId)).toMatchObject({ result: "refused", errcode: 40125 });
    await admin.send("PATCH", pathOf(accountId), { appSecret: body.appSecret });
    expect(await test(accountId)).toEqual({ result: "accepted" });
  });

  it("[MA7] both keys open pushes after a rotation, until the admin ends it", async () => {
    const body = register();
    const connection = await connect(body);
    const { accountId } = connection;
    await submit(body, connection);
    const rotated = await admin.post(`${pathOf(accountId)}/rotate`, { encodingAesKey: key("N") });
    expect(connectionOf(rotated)).toMatchObject({ previousKeySince: expect.any(Number), verifiedAt: null });
    const write = async () =>
      (await house.simulator.pushText(body.appId, house.newCustomer(), "在吗")).outcome;
    expect(await write()).toBe("acknowledged");
    expect((await load(accountId)).seen).toMatchObject({
      withKey: null,
      withPreviousKey: expect.any(Number),
    });
    await submit(body, connection, { encodingAesKey: key("N") });
    expect(await write()).toBe("acknowledged");
    expect((await load(accountId)).seen.withKey).toEqual(expect.any(Number));
    await admin.send("DELETE", `${pathOf(accountId)}/previous-key`);
    expect(await write()).toBe("acknowledged");
    await submit(body, connection, { encodingAesKey: key("K") });
    expect(await write()).not.toBe("acknowledged");
    expect((await load(accountId)).seen.trouble).toMatchObject({ why: "key" });
  });

  it("[MA7] repeated rotations keep every key that WeChat may have, until the admin ends the rotation", async () => {
    const body = register();
    const connection = await connect(body);
    const { accountId } = connection;
    await submit(body, connection);
    const rotate = (letter: string) =>
      admin.post(`${pathOf(accountId)}/rotate`, { encodingAesKey: key(letter) });
    const write = async () =>
      (await house.simulator.pushText(body.appId, house.newCustomer(), "在吗")).outcome;
    const twice = await Promise.all([rotate("N"), rotate("N")]);
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    expect(await write()).toBe("acknowledged");
    await rotate("M");
    expect(await write()).toBe("acknowledged");
    await submit(body, connection, { encodingAesKey: key("N") });
    expect(await write()).toBe("acknowledged");
    await submit(body, connection, { encodingAesKey: key("M") });
    expect(await write()).toBe("acknowledged");
    await admin.send("DELETE", `${pathOf(accountId)}/previous-key`);
    expect(await load(accountId)).toMatchObject({ previousKeySince: null, marks: { previousAesKey: null } });
    await submit(body, connection, { encodingAesKey: key("K") });
    expect(await write()).not.toBe("acknowledged");
  });

  it("[MA7] ten key changes within one rotation keep all eleven keys valid", async () => {
    const body = register();
    const connection = await connect(body);
    const { accountId } = connection;
    const letters = [..."NMPQRSTUVW"];
    for (const letter of letters)
      await admin.post(`${pathOf(accountId)}/rotate`, { encodingAesKey: key(letter) });
    const outcomes: string[] = [];
    for (const encodingAesKey of [body.encodingAesKey, ...letters.map(key)]) {
      await submit(body, connection, { encodingAesKey });
      const push = await house.simulator.pushText(body.appId, house.newCustomer(), "在吗");
      outcomes.push(push.outcome);
    }
    expect(outcomes).toEqual(outcomes.map(() => "acknowledged"));
  });

  it("[MA7] both Tokens accept pushes until WeChat has verified the new one; then the old one is refused", async () => {
    const body = register();
    const connection = await connect(body);
    const { accountId } = connection;
    await submit(body, connection);
    const write = async () =>
      (await house.simulator.pushText(body.appId, house.newCustomer(), "在吗")).outcome;
    await admin.send("PATCH", pathOf(accountId), { token: "newtoken1" });
    await admin.send("PATCH", pathOf(accountId), { token: "newtoken2" });
    expect(await write()).toBe("acknowledged");
    expect(await submit(body, connection)).toMatchObject({ problem: "check_failed" });
    expect(await submit(body, connection, { token: "newtoken2" })).toMatchObject({ problem: null });
    expect(await write()).toBe("acknowledged");
    await admin.post(`${pathOf(accountId)}/rotate`, { encodingAesKey: key("N") });
    house.simulator.addAccount({ ...body, pushUrl: `${house.url}/wechat/${body.appId}` });
    expect(await write()).not.toBe("acknowledged");
  });

  it("[MA7] every change is recorded", async () => {
    const { accountId } = await connect();
    await admin.send("PATCH", pathOf(accountId), { format: "xml", token: "other" });
    await admin.post(`${pathOf(accountId)}/rotate`, { encodingAesKey: key("N"), token: "third" });
    await admin.send("DELETE", `${pathOf(accountId)}/previous-key`);
    await admin.send("DELETE", `${pathOf(accountId)}/previous-key`); // nothing left to drop
    const entries = await house.rows<{ what: string; about: string }>(
      `select what, about from audit_log where account_id = $1 order by id`,
      [accountId],
    );
    expect(entries.slice(1)).toEqual([
      { what: "connection_changed", about: "token, format" },
      { what: "aes_key_rotated", about: "token" },
      { what: "previous_aes_key_dropped", about: null },
    ]);
  });
});

describe("[AU1] unchanged values", () => {
  it("[AU1] [MA7] repeated values leave no record and no new date; records name only the changed fields", async () => {
    const body = register();
    const { accountId } = await connect(body);
    const before = await load(accountId);
    house.clock.advance(60_000);
    const { appSecret, token, mode, format } = body;
    const patch = (change: object) => admin.send("PATCH", pathOf(accountId), change);
    expect(connectionOf(await patch({ appSecret, token, mode, format }))).toEqual(before);
    await patch({ mode, format: "xml" });
    await admin.post(`${pathOf(accountId)}/rotate`, { encodingAesKey: key("N"), token });
    const entries = await house.rows<{ what: string; about: string }>(
      `select what, about from audit_log where account_id = $1 and what <> 'account_connected' order by id`,
      [accountId],
    );
    expect(entries).toEqual([
      { what: "connection_changed", about: "format" },
      { what: "aes_key_rotated", about: null },
    ]);
    const after = await load(accountId);
    expect(after).toMatchObject({ mode, format: "xml" });
    expect(after.changedAt).toBeGreaterThanOrEqual((before.changedAt as number) + 60_000);
  });
});

describe("[ST4] the accounts file", () => {
  it("[ST4] the accounts file leaves a rotation alone when unchanged, and adds its new key otherwise", async () => {
    const rotate = await admin.post(`${pathOf(house.accountId)}/rotate`, { encodingAesKey: key("N") });
    const rotated = connectionOf(rotate);
    house.clock.advance(1_000);
    await addAccount(house, {});
    expect(await load(house.accountId)).toEqual(rotated);
    await addAccount(house, { encodingAesKey: key("F") });
    const settled = await load(house.accountId);
    expect(settled).toMatchObject({
      previousKeySince: rotated.previousKeySince,
      verifiedAt: rotated.verifiedAt,
    });
    expect(settled.marks.previousAesKey).toBe(rotated.marks.encodingAesKey);
    expect(settled.changedAt).toBeGreaterThan(rotated.changedAt ?? 0);
    await addAccount(house, {});
  });
});

describe("[MA8] testing the credentials with WeChat", () => {
  it.each([40125, 40013, 40243, 40164])(
    "[MA8] WeChat's refusal %i is reported with its reason",
    async (errcode) => {
      const { accountId } = await connect();
      house.simulator.switches.set({ tokenRefusal: errcode });
      const result = await test(accountId);
      house.simulator.switches.set({ tokenRefusal: null });
      const address = errcode === 40164 ? "127.0.0.1" : null;
      expect(result).toEqual({ result: "refused", errcode, reason: expect.any(String), address });
    },
  );

  it("[MA8] no answer from WeChat is reported as unknown, not as refused", async () => {
    const { accountId } = await connect();
    house.simulator.takeDown(60_000);
    const result = await test(accountId);
    house.simulator.takeDown(0);
    expect(result).toMatchObject({ result: "unknown" });
  });
});

describe("[MA9] progress of the connection", () => {
  it("[MA9] the admin sees a wrong Token, then the passed check, then the first push", async () => {
    const body = register();
    const connection = await connect(body);
    const { accountId } = connection;
    expect(await submit(body, connection, { token: "mistyped" })).toMatchObject({
      status: 403,
      body: "forbidden",
    });
    expect((await load(accountId)).seen.trouble).toMatchObject({ count: 1, why: "check_signature" });
    expect(await submit(body, connection)).toMatchObject({ problem: null });
    const verified = await load(accountId);
    expect(verified).toMatchObject({ verifiedAt: expect.any(Number), firstPushAt: null });
    await house.simulator.pushText(body.appId, house.newCustomer(), "在吗");
    await expect.poll(async () => (await load(accountId)).firstPushAt, deadline).toEqual(expect.any(Number));
    const { firstPushAt } = await load(accountId);
    house.clock.advance(60_000);
    await house.simulator.pushText(body.appId, house.newCustomer(), "在吗");
    await house.simulator.verify(body.appId);
    expect(await load(accountId)).toMatchObject({ verifiedAt: verified.verifiedAt, firstPushAt });
  });

  it("[MA9] a check that passes after a failed one updates the verification time, later checks do not", async () => {
    const body = register();
    const connection = await connect(body);
    const { accountId } = connection;
    await submit(body, connection);
    const first = await load(accountId);
    house.clock.advance(60_000);
    await submit(body, connection, { token: "mistyped" });
    const { at } = (await load(accountId)).seen.trouble ?? {};
    expect(at).toBeGreaterThan(first.verifiedAt as number);
    house.clock.advance(60_000);
    expect(await submit(body, connection)).toMatchObject({ problem: null });
    const mended = await load(accountId);
    expect(mended.verifiedAt).toBeGreaterThan(at as number);
    house.clock.advance(60_000);
    await house.simulator.verify(body.appId);
    expect((await load(accountId)).verifiedAt).toBe(mended.verifiedAt);
  });

  it.each([
    ["signature", { token: "mistyped" }],
    ["key", { encodingAesKey: key("Z") }],
    ["not_sealed", { mode: "plain" }],
  ] as const)("[MA9] the connection shows the cause when no push arrives: %s", async (why, typed) => {
    const body = register();
    const connection = await connect(body);
    await submit(body, connection);
    house.simulator.addAccount({ ...body, ...typed, pushUrl: `${house.url}/wechat/${body.appId}` });
    await house.simulator.pushText(body.appId, house.newCustomer(), "在吗");
    expect((await load(connection.accountId)).seen.trouble).toMatchObject({ why });
  });

  it("[PU2] pushes arrive when only WeChat's backend changed format or mode", async () => {
    const body = { ...register(), mode: "plain" } as const;
    const connection = await connect(body);
    await submit(body, connection);
    const there = { ...body, pushUrl: `${house.url}/wechat/${body.appId}` };
    for (const changed of [
      { format: "xml", mode: "plain" },
      { format: "xml", mode: "secure" },
      { format: "json", mode: "compatible" },
    ] as const) {
      house.simulator.addAccount({ ...there, ...changed });
      const { deliveries } = await house.simulator.pushText(body.appId, house.newCustomer(), "在吗");
      expect([changed, deliveries.map(({ status }) => status)]).toEqual([changed, [200]]);
    }
    const kept = `select from messages where account_id = $1 and content->>'text' = '在吗'`;
    expect(await house.rows(kept, [connection.accountId])).toHaveLength(3);
  });

  it("[PU2] the server refuses a new plain push over 15 minutes off, and accepts a stored one", async () => {
    const body = { ...register(), mode: "plain" } as const;
    const { accountId } = await connect(body);
    const pushAt = (saidAtMs: number) =>
      ({ openid: house.newCustomer(), text: "在吗", saidAtMs, messageId: String(saidAtMs) }) as const;
    const now = house.clock.now();
    const fresh = pushAt(now);
    const statuses: number[] = [];
    const push = async (message: Parameters<typeof pushSaid>[1], mode: Connection["mode"] = "plain") =>
      statuses.push((await pushSaid(house.url, message, { ...body, mode })).status);
    await push(fresh);
    for (const off of [16, -16, 14, -14]) await push(pushAt(now + off * 60_000));
    expect(statuses.splice(0)).toEqual([200, 403, 403, 200, 200]);
    expect((await load(accountId)).seen.trouble).toMatchObject({ why: "timestamp", count: 2 });
    house.clock.advance(16 * 60_000);
    await push(fresh);
    await push({ ...fresh, text: "别的话" });
    await push(pushAt(now), "secure");
    expect(statuses).toEqual([200, 403, 200]);
    const { text } = await request(`${house.url}/metrics`, "GET");
    expect(text).toContain('jieru_pushes_total{outcome="refused_timestamp"} 3');
    const kept = await house.rows(`select from messages where account_id = $1 and direction = 'in'`, [
      accountId,
    ]);
    expect(kept).toHaveLength(4);
  });

  it("[MA9] an agent of the account cannot read the connection", async () => {
    const agent = await house.consoleOf(xu);
    expect((await agent.get(pathOf(house.accountId))).body).toEqual({ refusal: "not_allowed" });
  });
});
