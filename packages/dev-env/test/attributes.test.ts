import type { Session } from "@jieru/shared/domain/session";
import type { ApiKey, Attributes, NewApiKey } from "@jieru/shared/protocol/attributes";
import type { AuditRecord } from "@jieru/shared/protocol/audit";
import type { AllowanceHistory } from "@jieru/shared/protocol/customer-history";
import type { Problem } from "@jieru/shared/protocol/http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addAccount } from "./cast.ts";
import { type Answer, type Console, request } from "./console.ts";
import { openFeed } from "./feed.ts";
import { admin, appId, deadline, lin, openTestServer, type TestServer, xu } from "./test-server.ts";

let house: TestServer;
let boss: Console;
let owner: Console;
let other: Console;
let key: NewApiKey;
const rates = { requestsPerMinute: 200, repliesPerMinute: 60, signInsPerBrowser: 10, signInsPerAddress: 60 };

const keysPath = () => `/api/accounts/${house.accountId}/api-keys`;
const makeKey = async (name = "商城") => (await boss.post(keysPath(), { name })).body as NewApiKey;
const put = (
  openid: string,
  attributes: unknown,
  { secret = key.secret, accountId = house.accountId } = {},
) =>
  request(
    `${house.url}/api/accounts/${accountId}/customers/${encodeURIComponent(openid)}/attributes`,
    "PUT",
    { attributes },
    { authorization: `Bearer ${secret}` },
  );
const read = (who: Console, { conversationId }: Session) =>
  who.get(`/api/conversations/${conversationId}/attributes`);
const attributesIn = ({ body }: Answer) => (body as Attributes).attributes;
const fieldsIn = ({ body }: Answer) => (body as Problem).errors?.map(({ field }) => field);
const headSeq = async () =>
  (
    await house.rows<{ seq: number }>(`select head_seq as seq from accounts where id = $1`, [house.accountId])
  )[0]?.seq as number;

beforeAll(async () => {
  house = await openTestServer({ rates });
  [boss, owner, other] = [
    await house.consoleOf(admin),
    await house.consoleOf(lin),
    await house.consoleOf(xu),
  ];
  key = await makeKey();
});
afterAll(() => house.stop());

describe("API keys", () => {
  it("[AT1] an API key is shown once, stored as a hash, and listed with last letters and last use", async () => {
    const made = await makeKey("一次");
    expect(made.secret).toMatch(/^jieru_[0-9a-f]{64}$/);
    const [row] = await house.rows<{ row: string }>(`select k::text as row from api_keys k where id = $1`, [
      made.apiKey.id,
    ]);
    expect(row?.row).not.toContain(made.secret.slice(6));
    const listed = async () =>
      ((await boss.get(keysPath())).body as { apiKeys: ApiKey[] }).apiKeys.find(
        (k) => k.id === made.apiKey.id,
      );
    expect(await listed()).toEqual({ ...made.apiKey, tail: made.secret.slice(-4), lastUsedAt: null });
    expect((await put("o9Ag05first-use-of-key-00001", {}, made)).status).toBe(200);
    const usedAt = (await listed())?.lastUsedAt;
    expect(usedAt).toEqual(expect.any(Number));
    house.clock.advance(59_000);
    await put("o9Ag05first-use-of-key-00001", {}, made);
    expect((await listed())?.lastUsedAt).toBe(usedAt);
    house.clock.advance(1_000);
    await put("o9Ag05first-use-of-key-00001", {}, made);
    expect((await listed())?.lastUsedAt).toBeGreaterThan(usedAt as number);
  });

  it("[AT1] a revoked key gets the same answer as an unknown key or another account's key", async () => {
    const otherAccountId = await addAccount(house, {
      appId: "wx00000000000other",
      originalId: "gh_shop",
      name: "别家",
    });
    const made = await makeKey("作废");
    expect((await boss.send("DELETE", `${keysPath()}/${made.apiKey.id}`)).status).toBe(204);
    const refused = await Promise.all([
      put("o9Ag05nobody", {}, made),
      put("o9Ag05nobody", {}, { accountId: otherAccountId }),
      put("o9Ag05nobody", {}, { accountId: "01unknown" as typeof otherAccountId }),
      put("o9Ag05nobody", {}, { secret: `jieru_${"0".repeat(64)}` }),
      put("o9Ag05nobody", {}, { secret: "" }),
      put("o9Ag05nobody", {}, { secret: "x".repeat(5_000) }),
    ]);
    expect(refused.map(({ status, body }) => [status, body])).toEqual(
      refused.map(() => [401, { refusal: "api_key_invalid" }]),
    );
    const again = await boss.send("DELETE", `${keysPath()}/${made.apiKey.id}`);
    expect([again.status, again.body]).toEqual([409, { refusal: "api_key_not_found" }]);
    const { records } = (await boss.get(`/api/accounts/${house.accountId}/audit`)).body as {
      records: AuditRecord[];
    };
    expect(records.slice(0, 2).map(({ what, about }) => [what, about])).toEqual([
      ["api_key_revoked", "作废"],
      ["api_key_created", "作废"],
    ]);
    expect(JSON.stringify(records)).not.toContain(made.secret.slice(6));
  });

  it("[AT1] an account has at most 20 keys even when two admins create keys at once", async () => {
    const { apiKeys } = (await boss.get(keysPath())).body as { apiKeys: ApiKey[] };
    const answers = await Promise.all(
      Array.from({ length: 20 - apiKeys.length + 2 }, (_, i) => boss.post(keysPath(), { name: `多${i}` })),
    );
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.map(({ body }) => body)).toEqual(
      Array(2).fill({ refusal: "api_key_limit_reached", limit: 20 }),
    );
    for (const { body } of answers)
      if ("apiKey" in (body as object))
        await boss.send("DELETE", `${keysPath()}/${(body as NewApiKey).apiKey.id}`);
  });
});

describe("customer attributes", () => {
  it("[AT2] new attributes replace old ones, also for a customer who has not written yet", async () => {
    const openid = house.newCustomer();
    expect((await put(openid, { name: "陈老板", orders: 3 })).status).toBe(200);
    expect((await put(openid, { name: "陈老板", level: "金卡" })).status).toBe(200);
    const session = await house.customerWrites(openid);
    expect(attributesIn(await read(owner, session))).toEqual([
      { name: "name", type: "text", value: "陈老板" },
      { name: "level", type: "text", value: "金卡" },
    ]);
    expect((await put(openid, {})).status).toBe(200);
    expect(attributesIn(await read(owner, session))).toEqual([]);
  });

  it("[AT2] attributes stay apart when another account has the same openid", async () => {
    const openid = house.newCustomer();
    const elsewhere = await addAccount(house, {
      appId: "wx0000000elsewhere",
      originalId: "gh_elsewhere",
      name: "别处",
    });
    const attributes = [{ name: "level", type: "text", value: "金卡" }];
    await house.rows(
      `insert into customer_attributes (account_id, openid, attributes, updated_at) values ($1, $2, $3, 1)`,
      [elsewhere, openid, JSON.stringify(attributes)],
    );
    const session = await house.customerWrites(openid);
    expect(attributesIn(await read(owner, session))).toEqual([]);
    expect(((await put(openid, { level: "金卡" })).body as Attributes).updatedAt).toBeGreaterThan(1);
    expect(attributesIn(await read(owner, session))).toEqual(attributes);
    await put(openid, {});
    expect(
      await house.rows(`select account_id as of, attributes from customer_attributes where openid = $1`, [
        openid,
      ]),
    ).toEqual(
      expect.arrayContaining([
        { of: elsewhere, attributes: attributes },
        { of: house.accountId, attributes: [] },
      ]),
    );
  });

  it("[AT5] consoles that show the customer receive attribute changes in every session state; others do not", async () => {
    const session = await house.ownedBy(owner);
    const openid = await house.openidOf(session);
    const [mine, foreign] = await Promise.all(
      [owner, other].map(async ({ cookie }) => {
        const feed = await openFeed(house.url, { cookie, origin: house.url });
        await feed.ask("subscribe", { accountId: house.accountId, afterSeq: await headSeq() });
        await feed.ask("watch", { conversationId: session.conversationId });
        return feed;
      }),
    );
    const eventsOf = (feed: typeof mine) =>
      feed?.events().filter(({ type }) => type === "attributes_changed").length;
    await put(openid, { level: "银卡" });
    await expect.poll(() => eventsOf(mine), deadline).toBe(1);
    await owner.post(`/api/sessions/${session.id}/end`);
    await put(openid, { level: "金卡" });
    await expect.poll(() => eventsOf(mine), deadline).toBe(2);
    expect(eventsOf(foreign)).toBe(0);
    mine?.close();
    foreign?.close();
  });

  it("[AT4] repeated attributes change nothing and send no event", async () => {
    const session = await house.ownedBy(owner);
    const openid = await house.openidOf(session);
    const attributes = { name: "苏小姐", orders: 7, crm: { type: "link", value: "https://shop.example/7" } };
    const first = await put(openid, attributes);
    const seq = await headSeq();
    house.clock.advance(5_000);
    const second = await put(openid, attributes);
    expect([second.status, second.body]).toEqual([200, first.body]);
    expect((await put(house.newCustomer(), {})).body).toEqual({ attributes: [], updatedAt: null });
    expect(await headSeq()).toBe(seq);
  });

  it("[AT7] an agent who cannot read the conversation cannot read its attributes", async () => {
    const session = await house.ownedBy(owner);
    expect((await read(owner, session)).status).toBe(200);
    expect((await read(other, session)).body).toEqual({ refusal: "not_allowed" });
  });

  it("[AT7] erasure deletes the customer's attributes", async () => {
    const session = await house.ownedBy(owner);
    await put(await house.openidOf(session), { phone: "13900009731" });
    expect((await boss.send("DELETE", `/api/conversations/${session.conversationId}`)).status).toBe(204);
    expect(
      await house.rows(`select from customer_attributes where attributes::text like '%13900009731%'`),
    ).toEqual([]);
  });

  it("[AT8] invalid attributes are refused by field, and none is stored", async () => {
    const openid = house.newCustomer();
    const wrong = await put(openid, {
      name: "x".repeat(501),
      since: { type: "date", value: "yesterday" },
      crm: { type: "link", value: "javascript:alert(1)" },
      ok: 1,
    });
    expect(wrong.status).toBe(400);
    const problems = (wrong.body as Problem).errors?.map(({ field, problem }) => [field, problem]).toSorted();
    expect(problems).toEqual([
      ["attributes.crm.value", "is no http or https address"],
      ["attributes.name", "has more than 500 characters"],
      ["attributes.since", expect.stringMatching(/^value: is no day/)],
    ]);
    for (const none of ["no.openid", "陈老板", "o 1", "\0"]) {
      const answer = await put(none, {});
      expect([answer.status, fieldsIn(answer)], none).toEqual([400, ["openid"]]);
    }
    expect(fieldsIn(await put(openid, null))).toEqual(["attributes"]);
    expect(await house.rows(`select from customer_attributes where openid = $1`, [openid])).toEqual([]);
  });

  it("[AT6] hostile values are stored as text or refused, without a server error", async () => {
    const openid = house.newCustomer();
    const hostile = {
      html: "<script>alert(1)</script>",
      rtl: "\u202egnp.exe",
      sql: "'; drop table accounts; --",
      formula: "=cmd|'/c calc'!A1",
      proto: "x",
      constructor: "y",
      toString: 1,
    };
    expect((await put(openid, hostile)).status).toBe(200);
    const session = await house.customerWrites(openid);
    expect(
      Object.fromEntries(attributesIn(await read(owner, session)).map((a) => [a.name, a.value])),
    ).toEqual(hostile);
    const raw = (body: string, type = "application/json") =>
      request(`${house.url}/api/accounts/${house.accountId}/customers/${openid}/attributes`, "PUT", body, {
        authorization: `Bearer ${key.secret}`,
        "content-type": type,
      });
    const answers = await Promise.all([
      raw('{"attributes":{"a":"\\u0000"}}'),
      raw('{"attributes":{"__proto__":"x"}}'),
      raw('{"attributes":{"a":1e999}}'),
      raw(`{"attributes":{"a":"${"x".repeat(300_000)}"}}`),
      raw("<attributes/>"),
      raw("a=1", "application/x-www-form-urlencoded"),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 413, 400, 415]);
    expect(Object.keys(attributesIn(await read(owner, session)))).toHaveLength(7);
  });

  it("[AT8] requests beyond a key's rate get 429 with the seconds to wait", async () => {
    house.clock.advance(60_000);
    const fresh = await makeKey("快");
    const openid = house.newCustomer();
    const answers = await Promise.all(Array.from({ length: 201 }, () => put(openid, { orders: 1 }, fresh)));
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.map(({ status }) => status)).toEqual([429]);
    expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await put(openid, { orders: 1 })).status).toBe(200);
  });

  it("[AT9] the allowance history pages through grants and replies with the allowance after each", async () => {
    const session = await house.ownedBy(owner);
    const openid = await house.openidOf(session);
    await owner.reply(session.id, "一");
    await owner.reply(session.id, "二");
    const unfinished = `select from outbox where conversation_id = '${session.conversationId}'`;
    await expect.poll(() => house.rows(unfinished)).toEqual([]);
    await house.customerWrites(openid, "还有");
    const path = `/api/conversations/${session.conversationId}/allowance-history`;
    const read = async (query = "") => (await owner.get(`${path}${query}`)).body as AllowanceHistory;
    const { steps, more } = await read();
    expect(more).toBe(false);
    expect(steps.map(({ by, allowance }) => [by, allowance?.left])).toEqual([
      ["message", 3],
      ["reply", 1],
      ["reply", 2],
      ["message", 3],
    ]);
    expect(steps[1]).toMatchObject({ agentId: owner.agentId, delivery: { ordinal: 2, of: 3 } });
    const first = await read("?limit=3");
    const rest = await read(`?limit=3&before=${first.steps.at(-1)?.seq}`);
    const seqs = [...first.steps, ...rest.steps].map(({ seq }) => seq);
    expect([first.more, rest.more, seqs]).toEqual([true, false, steps.map(({ seq }) => seq)]);
    expect((await other.get(path)).body).toEqual({ refusal: "not_allowed" });
  });

  it("[AT10] a customer's sessions are listed newest first with their source, page by page", async () => {
    const openid = house.newCustomer();
    for (const source of ["商品详情", "订单"]) {
      await house.simulator.pushEnter(appId, openid, source);
      const session = await house.customerWrites(openid);
      await owner.post(`/api/sessions/${session.id}/pick-up`);
      await owner.post(`/api/sessions/${session.id}/end`);
      house.clock.advance(1_000);
    }
    const session = await house.customerWrites(openid);
    await owner.post(`/api/sessions/${session.id}/pick-up`);
    const path = `/api/conversations/${session.conversationId}/sessions`;
    const read = async (query = "") =>
      (await owner.get(`${path}${query}`)).body as { sessions: Session[]; more: boolean };
    const all = await read();
    expect(all.sessions.map(({ state, source }) => [state, source])).toEqual([
      ["active", null],
      ["ended", "订单"],
      ["ended", "商品详情"],
    ]);
    const first = await read("?limit=2");
    const last = first.sessions.at(-1) as Session;
    const rest = await read(`?limit=2&before=${last.openedAt}&beforeId=${last.id}`);
    expect([first.more, [...first.sessions, ...rest.sessions]]).toEqual([true, all.sessions]);
  });

  it("[AT1] the log holds no key, customer or attribute value", () => {
    const log = house.logged.join("");
    for (const secret of [key.secret, key.secret.slice(6), "o9Ag05house-customer", "陈老板"])
      expect(log).not.toContain(secret);
  });
});
