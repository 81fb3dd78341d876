import type { AccountId } from "@jieru/shared/domain/ids";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Command } from "../../src/desk/command.ts";
import { createLanes } from "../../src/lane/lane.ts";
import { stateOf, type TestBrowser } from "./browser.ts";
import { openTestServer, type TestServer } from "./test-server.ts";
import type { Scanner } from "./wechat-login.ts";

const lin: Scanner = { openid: "o-lin", unionid: "u-lin", nickname: "林知夏" };
let server: TestServer;
let accountId: AccountId;
beforeAll(async () => {
  server = await openTestServer();
  accountId = await server.addAccount();
  const agentId = await server.addPerson(lin);
  await server.lanes.run(accountId, { do: "bind_agent", agentId, name: lin.nickname, role: "agent" });
});
afterAll(() => server.stop());
beforeEach(() => {
  server.wechat.trouble = undefined;
  server.wechat.infoTrouble = undefined;
});

/** Signs in by QR code: out to WeChat, scan, and back. */
async function scan(browser: TestBrowser, person: Scanner, next?: string) {
  const state = stateOf(await browser.askForCode(next));
  return browser.comeBack({ code: server.wechat.issueCode(person), state });
}
const count = async (table: "agents" | "web_sessions" | "sign_in_attempts") =>
  (await server.db.pool.query<{ n: number }>(`select count(*) as n from ${table}`)).rows[0]?.n;

describe("redirecting to WeChat", () => {
  it("[SI1] the browser is redirected to WeChat's page with the code", async () => {
    const page = await server.browser().askForCode();
    expect(`${page.origin}${page.pathname}${page.hash}`).toBe(
      "https://open.example/connect/qrconnect#wechat_redirect",
    );
    expect(Object.fromEntries(page.searchParams)).toEqual({
      appid: "wxlogin",
      redirect_uri: "https://desk.example/auth/wechat/callback",
      response_type: "code",
      scope: "snsapi_login",
      state: expect.stringMatching(/^[0-9a-f]{64}$/),
      lang: "cn",
    });
  });

  it("[SI1] inside the sign-in page WeChat shows only the code and redirects the top window", async () => {
    const response = await server.browser().get("/auth/wechat?embed=1&lang=en");
    const { searchParams } = new URL(response.headers.location ?? "");
    expect(Object.fromEntries(searchParams)).toMatchObject({
      login_type: "jssdk",
      self_redirect: "false",
      style: "black",
      lang: "en",
    });
  });

  it("[DE16] a request for a code waits in turn among unknown secrets", async () => {
    const order: string[] = [];
    const gate = Promise.withResolvers<void>();
    const held = Array.from({ length: 5 }, () =>
      server.lookupLimiter.pass("203.0.113.1", () => gate.promise),
    );
    const paths = server
      .browser()
      .get("/auth/wechat")
      .then(({ statusCode }) => order.push(`code ${statusCode}`));
    for (let questions = 0; questions < 10; questions++) await count("sign_in_attempts");
    order.push("a place");
    gate.resolve();
    await Promise.all([paths, ...held]);
    expect(order).toEqual(["a place", "code 302"]);
  });

  it("[SI2] the database stores neither state nor browser in clear", async () => {
    const browser = server.browser();
    const state = stateOf(await browser.askForCode());
    const { rows } = await server.db.pool.query(`select t::text as row from sign_in_attempts t`);
    const all = JSON.stringify(rows);
    expect(all).not.toContain(state);
    expect(all).not.toContain([...browser.cookies.values()][0]);
  });
});

describe("returning from WeChat", () => {
  it("[FD3] a new name is sent to open consoles once", async () => {
    const xu: Scanner = { openid: "o-xu", unionid: "u-xu", nickname: "许然" };
    const shop = await server.addAccount();
    const bind = { do: "bind_agent", agentId: await server.addPerson(xu), name: xu.nickname, role: "agent" };
    await server.lanes.run(shop, bind as Command);
    const renamed = async () =>
      (
        await server.db.pool.query(
          `select payload #>> '{agents,0,name}' as name from events where account_id = $1 and type = 'agent_renamed'`,
          [shop],
        )
      ).rows;
    await scan(server.browser(), xu);
    expect(await renamed()).toEqual([]);
    await createLanes(server.context).run(shop, {
      do: "change_account",
      by: null,
      change: { noAnswerMs: 60_000 },
    });
    for (const _ of [1, 2]) await scan(server.browser(), { ...xu, nickname: "许冉" });
    expect(await renamed()).toEqual([{ name: "许冉" }]);
  });

  it("[FD3] a new name that could not be sent is sent at the next sign-in", {
    tags: ["slow"],
  }, async () => {
    const he: Scanner = { openid: "o-he", unionid: "u-he", nickname: "何安" };
    const shop = await server.addAccount();
    const agentId = await server.addPerson(he);
    await server.lanes.run(shop, { do: "bind_agent", agentId, name: he.nickname, role: "agent" });
    const namesInLog = async () =>
      (
        await server.db.pool.query(`select from events where account_id = $1 and type = 'agent_renamed'`, [
          shop,
        ])
      ).rowCount;
    const elsewhere = await server.db.pool.connect();
    await elsewhere.query("begin");
    await elsewhere.query("select from accounts where id = $1 for update", [shop]);
    const browser = server.browser();
    await scan(browser, { ...he, nickname: "何宁" });
    expect((await browser.get("/api/me")).statusCode).toBe(200);
    await elsewhere.query("rollback");
    elsewhere.release();
    await server.lanes.idle();
    const before = await namesInLog();
    await scan(browser, { ...he, nickname: "何宁" });
    expect([before, await namesInLog()]).toEqual([0, 1]);
    expect((await browser.get("/api/me")).json()).toMatchObject({ agent: { name: "何宁" } });
  });

  it("[SI1] a bound person is signed in and reaches the requested address", async () => {
    const browser = server.browser();
    const response = await scan(browser, lin, "/a/1/s/2?tab=mine");
    expect([response.statusCode, response.headers.location]).toEqual([302, "/a/1/s/2?tab=mine"]);
    const me = await browser.get("/api/me");
    expect(me.json()).toMatchObject({
      agent: { name: "林知夏" },
      accounts: [{ id: accountId, name: "半山茶器", role: "agent", status: "offline", waiting: 0 }],
    });
  });

  it("[SI1] the name follows WeChat's unless it has no readable characters", async () => {
    const browser = server.browser();
    for (const nickname of ["\u202e夏\u0000天", " \u202e", "\u3164", "\u2800\u200b"]) {
      await scan(browser, { ...lin, nickname });
      expect((await browser.get("/api/me")).json()).toMatchObject({ agent: { name: "夏天" } });
    }
  });

  it("[SI1] a known person is signed in even if WeChat does not return their name", async () => {
    server.wechat.infoTrouble = { errcode: -1, errmsg: "system error" };
    const browser = server.browser();
    expect((await scan(browser, lin)).headers.location).toBe("/");
    expect((await browser.get("/api/me")).json()).toMatchObject({ agent: { name: "夏天" } });
    const nobody = { openid: "o-nobody", nickname: "谁" };
    expect((await scan(server.browser(), nobody)).headers.location).toBe("/sign-in?error=failed");
  });

  it("[SI1] without a unionid the openid identifies the person", async () => {
    const old = { openid: "o-old", nickname: "老张" };
    const agentId = await server.addPerson(old);
    await server.lanes.run(accountId, { do: "bind_agent", agentId, name: old.nickname, role: "agent" });
    const browser = server.browser();
    await scan(browser, old);
    expect((await browser.get("/api/me")).json()).toMatchObject({ agent: { id: agentId } });
  });

  it("[SI3] [N20] a person who is not bound is refused, and nothing is stored", async () => {
    const before = [await count("agents"), await count("web_sessions")];
    const browser = server.browser();
    const response = await scan(browser, { openid: "o-x", unionid: "u-x", nickname: "路人" });
    expect(response.headers.location).toBe("/sign-in?error=not_bound");
    expect([...browser.cookies.keys()].filter((name) => name.includes("session"))).toEqual([]);
    expect((await browser.get("/api/me")).statusCode).toBe(401);
    expect([await count("agents"), await count("web_sessions")]).toEqual(before);
  });

  it("[SI3] an unknown invitation path does not admit a person", async () => {
    const browser = server.browser();
    const unknownPerson = { openid: "o-x", unionid: "u-x", nickname: "路人" };
    const response = await scan(browser, unknownPerson, `/invite/${"0".repeat(64)}`);
    expect(response.headers.location).toBe("/sign-in?error=not_bound");
  });

  it("[SI4] an invited person signs in without rights and is bound on confirming", async () => {
    const admin = await server.browserOf(await server.addAgent(accountId, "admin", "高远"));
    const { token } = (
      await admin.send("POST", `/api/accounts/${accountId}/invitations`, { role: "agent" })
    ).json<{ token: string }>();
    const browser = server.browser();
    const response = await scan(
      browser,
      { openid: "o-n", unionid: "u-n", nickname: "新人" },
      `/invite/${token}`,
    );
    expect(response.headers.location).toBe(`/invite/${token}`);
    expect((await browser.get("/api/me")).json()).toMatchObject({ accounts: [] });
    const peek = await browser.get(`/api/accounts/${accountId}/bindings`);
    expect([peek.statusCode, peek.json()]).toEqual([403, { refusal: "not_bound" }]);
    expect((await browser.get(`/api/invitations/${token}`)).json()).toMatchObject({
      accountName: "半山茶器",
      invitedByName: "高远",
      role: "agent",
    });
    const accepted = await browser.send("POST", `/api/invitations/${token}/accept`, {});
    expect(accepted.json()).toMatchObject({
      agent: { name: "新人" },
      accounts: [{ id: accountId, role: "agent" }],
    });
  });

  it("[SI1] [SI4] a person who returns by an invitation gets their current WeChat name", async () => {
    const admin = await server.browserOf(await server.addAgent(accountId, "admin", "高远"));
    const url = `/api/accounts/${accountId}/invitations`;
    const { token } = (await admin.send("POST", url, { role: "agent" })).json<{ token: string }>();
    const back = { openid: "o-back", unionid: "u-back", nickname: "旧名" };
    await server.addPerson(back);
    const browser = server.browser();
    for (const [nickname, known] of [
      ["新名", "新名"],
      [" \u202e", "新名"],
    ]) {
      await scan(browser, { ...back, nickname: nickname as string }, `/invite/${token}`);
      expect((await browser.get("/api/me")).json()).toMatchObject({ agent: { name: known } });
    }
  });

  it("[SI2] an answer without a code uses up the state", async () => {
    const browser = server.browser();
    const state = stateOf(await browser.askForCode());
    expect((await browser.comeBack({ state })).headers.location).toBe("/sign-in?error=declined");
    const late = await browser.comeBack({ code: server.wechat.issueCode(lin), state });
    expect(late.headers.location).toBe("/sign-in?error=state");
  });

  it("[SI2] an answer without a code means that the person declined", async () => {
    const browser = server.browser();
    const response = await browser.comeBack({ state: stateOf(await browser.askForCode()) });
    expect(response.headers.location).toBe("/sign-in?error=declined");
  });

  it.each([
    ["WeChat cannot be reached", "down", "failed"],
    ["WeChat is misconfigured", { errcode: 40125, errmsg: "invalid appsecret" }, "failed"],
    ["the code has expired", { errcode: 42003, errmsg: "code expired" }, "expired"],
  ] as const)("[SI2] %s: sign-in fails, and the code is used once", async (_why, trouble, error) => {
    server.wechat.trouble = trouble;
    const before = server.wechat.exchanges;
    const browser = server.browser();
    const response = await scan(browser, lin);
    expect(response.headers.location).toBe(`/sign-in?error=${error}`);
    expect(server.wechat.exchanges - before).toBe(trouble === "down" ? 0 : 1);
    expect((await browser.get("/api/me")).statusCode).toBe(401);
  });
});
