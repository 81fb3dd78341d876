import type { AccountId } from "@jieru/shared/domain/ids";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Command } from "../../src/desk/command.ts";
import { createLanes } from "../../src/lane/lane.ts";
import { stateOf, type TestBrowser } from "./browser.ts";
import { openTestServer, type TestServer } from "./test-server.ts";
import type { Scanner } from "./wechat-login.ts";

const lin: Scanner = { openid: "o-lin", unionid: "u-lin", nickname: "林知夏" };
let house: TestServer;
let accountId: AccountId;
beforeAll(async () => {
  house = await openTestServer();
  accountId = await house.addAccount();
  const agentId = await house.addPerson(lin);
  await house.lanes.run(accountId, { do: "bind_agent", agentId, name: lin.nickname, role: "agent" });
});
afterAll(() => house.stop());
beforeEach(() => {
  house.wechat.trouble = undefined;
  house.wechat.infoTrouble = undefined;
});

/** All the way: out to WeChat, scan, and back. */
async function scan(browser: TestBrowser, person: Scanner, next?: string) {
  const state = stateOf(await browser.askForCode(next));
  return browser.comeBack({ code: house.wechat.issueCode(person), state });
}
const count = async (table: "agents" | "web_sessions" | "sign_in_attempts") =>
  (await house.db.pool.query<{ n: number }>(`select count(*) as n from ${table}`)).rows[0]?.n;

describe("out to WeChat", () => {
  it("[SI1] the browser is sent to WeChat's page with the code", async () => {
    const page = await house.browser().askForCode();
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

  it("[SI1] inside the sign-in page WeChat draws the bare code and sends the top window on", async () => {
    const response = await house.browser().get("/auth/wechat?embed=1&lang=en");
    const { searchParams } = new URL(response.headers.location ?? "");
    expect(Object.fromEntries(searchParams)).toMatchObject({
      login_type: "jssdk",
      self_redirect: "false",
      style: "black",
      lang: "en",
    });
  });

  it("[DE16] who asks for a code waits their turn among all that the server does not know", async () => {
    const order: string[] = [];
    const gate = Promise.withResolvers<void>();
    const held = Array.from({ length: 5 }, () => house.lookupLimiter.pass("203.0.113.1", () => gate.promise));
    const asked = house
      .browser()
      .get("/auth/wechat")
      .then(({ statusCode }) => order.push(`code ${statusCode}`));
    for (let questions = 0; questions < 10; questions++) await count("sign_in_attempts");
    order.push("a place");
    gate.resolve();
    await Promise.all([asked, ...held]);
    expect(order).toEqual(["a place", "code 302"]);
  });

  it("[SI2] the database keeps neither state nor browser in clear", async () => {
    const browser = house.browser();
    const state = stateOf(await browser.askForCode());
    const { rows } = await house.db.pool.query(`select t::text as row from sign_in_attempts t`);
    const all = JSON.stringify(rows);
    expect(all).not.toContain(state);
    expect(all).not.toContain([...browser.cookies.values()][0]);
  });
});

describe("back from WeChat", () => {
  it("[FD3] a new name is told to open consoles once, whoever else was at the account meanwhile", async () => {
    const xu: Scanner = { openid: "o-xu", unionid: "u-xu", nickname: "许然" };
    const shop = await house.addAccount();
    const bind = { do: "bind_agent", agentId: await house.addPerson(xu), name: xu.nickname, role: "agent" };
    await house.lanes.run(shop, bind as Command);
    const renamed = async () =>
      (
        await house.db.pool.query(
          `select payload #>> '{agents,0,name}' as name from events where account_id = $1 and type = 'agent_renamed'`,
          [shop],
        )
      ).rows;
    await scan(house.browser(), xu);
    expect(await renamed()).toEqual([]);
    await createLanes(house.context).run(shop, {
      do: "change_account",
      by: null,
      change: { noAnswerMs: 60_000 },
    });
    for (const _ of [1, 2]) await scan(house.browser(), { ...xu, nickname: "许冉" });
    expect(await renamed()).toEqual([{ name: "许冉" }]);
  });

  it("[FD3] a new name that could not be told is told at the next sign-in, and keeps nobody out", {
    tags: ["slow"],
  }, async () => {
    const he: Scanner = { openid: "o-he", unionid: "u-he", nickname: "何安" };
    const shop = await house.addAccount();
    const agentId = await house.addPerson(he);
    await house.lanes.run(shop, { do: "bind_agent", agentId, name: he.nickname, role: "agent" });
    const told = async () =>
      (
        await house.db.pool.query(`select from events where account_id = $1 and type = 'agent_renamed'`, [
          shop,
        ])
      ).rowCount;
    const elsewhere = await house.db.pool.connect();
    await elsewhere.query("begin");
    await elsewhere.query("select from accounts where id = $1 for update", [shop]);
    const browser = house.browser();
    await scan(browser, { ...he, nickname: "何宁" });
    expect((await browser.get("/api/me")).statusCode).toBe(200);
    await elsewhere.query("rollback");
    elsewhere.release();
    await house.lanes.idle();
    const before = await told();
    await scan(browser, { ...he, nickname: "何宁" });
    expect([before, await told()]).toEqual([0, 1]);
    expect((await browser.get("/api/me")).json()).toMatchObject({ agent: { name: "何宁" } });
  });

  it("[SI1] a bound person is signed in and goes where they wanted", async () => {
    const browser = house.browser();
    const response = await scan(browser, lin, "/a/1/s/2?tab=mine");
    expect([response.statusCode, response.headers.location]).toEqual([302, "/a/1/s/2?tab=mine"]);
    const me = await browser.get("/api/me");
    expect(me.json()).toMatchObject({
      agent: { name: "林知夏" },
      accounts: [{ id: accountId, name: "半山茶器", role: "agent", status: "offline", waiting: 0 }],
    });
  });

  it("[SI1] the name follows WeChat's, unless nothing of that can be read", async () => {
    const browser = house.browser();
    for (const nickname of ["\u202e夏\u0000天", " \u202e", "\u3164", "\u2800\u200b"]) {
      await scan(browser, { ...lin, nickname });
      expect((await browser.get("/api/me")).json()).toMatchObject({ agent: { name: "夏天" } });
    }
  });

  it("[SI1] who WeChat has named is let in also where it does not say what they are called", async () => {
    house.wechat.infoTrouble = { errcode: -1, errmsg: "system error" };
    const browser = house.browser();
    expect((await scan(browser, lin)).headers.location).toBe("/");
    expect((await browser.get("/api/me")).json()).toMatchObject({ agent: { name: "夏天" } });
    const nobody = { openid: "o-nobody", nickname: "谁" };
    expect((await scan(house.browser(), nobody)).headers.location).toBe("/sign-in?error=failed");
  });

  it("[SI1] where there is no unionid the openid is the person", async () => {
    const old = { openid: "o-old", nickname: "老张" };
    const agentId = await house.addPerson(old);
    await house.lanes.run(accountId, { do: "bind_agent", agentId, name: old.nickname, role: "agent" });
    const browser = house.browser();
    await scan(browser, old);
    expect((await browser.get("/api/me")).json()).toMatchObject({ agent: { id: agentId } });
  });

  it("[SI3] [N20] a person who is not bound hears so, and nothing of them is kept", async () => {
    const before = [await count("agents"), await count("web_sessions")];
    const browser = house.browser();
    const response = await scan(browser, { openid: "o-x", unionid: "u-x", nickname: "路人" });
    expect(response.headers.location).toBe("/sign-in?error=not_bound");
    expect([...browser.cookies.keys()].filter((name) => name.includes("session"))).toEqual([]);
    expect((await browser.get("/api/me")).statusCode).toBe(401);
    expect([await count("agents"), await count("web_sessions")]).toEqual(before);
  });

  it("[SI3] nor does an invitation path help that invites nobody", async () => {
    const browser = house.browser();
    const stranger = { openid: "o-x", unionid: "u-x", nickname: "路人" };
    const response = await scan(browser, stranger, `/invite/${"0".repeat(64)}`);
    expect(response.headers.location).toBe("/sign-in?error=not_bound");
  });

  it("[SI4] who is on the way to an invitation comes in, sees nothing yet, and is bound by confirming", async () => {
    const admin = await house.browserOf(await house.addAgent(accountId, "admin", "高远"));
    const { token } = (
      await admin.send("POST", `/api/accounts/${accountId}/invitations`, { role: "agent" })
    ).json<{ token: string }>();
    const browser = house.browser();
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

  it("[SI1] [SI4] who was known here, and comes back by an invitation, is called as WeChat calls them now", async () => {
    const admin = await house.browserOf(await house.addAgent(accountId, "admin", "高远"));
    const url = `/api/accounts/${accountId}/invitations`;
    const { token } = (await admin.send("POST", url, { role: "agent" })).json<{ token: string }>();
    const back = { openid: "o-back", unionid: "u-back", nickname: "旧名" };
    await house.addPerson(back);
    const browser = house.browser();
    for (const [nickname, known] of [
      ["新名", "新名"],
      [" \u202e", "新名"],
    ]) {
      await scan(browser, { ...back, nickname: nickname as string }, `/invite/${token}`);
      expect((await browser.get("/api/me")).json()).toMatchObject({ agent: { name: known } });
    }
  });

  it("[SI2] an answer without a code uses the state up like any other", async () => {
    const browser = house.browser();
    const state = stateOf(await browser.askForCode());
    expect((await browser.comeBack({ state })).headers.location).toBe("/sign-in?error=declined");
    const late = await browser.comeBack({ code: house.wechat.issueCode(lin), state });
    expect(late.headers.location).toBe("/sign-in?error=state");
  });

  it("[SI2] an answer without a code is a person who declined", async () => {
    const browser = house.browser();
    const response = await browser.comeBack({ state: stateOf(await browser.askForCode()) });
    expect(response.headers.location).toBe("/sign-in?error=declined");
  });

  it.each([
    ["WeChat cannot be reached", "down", "failed"],
    ["WeChat is misconfigured", { errcode: 40125, errmsg: "invalid appsecret" }, "failed"],
    ["the code has expired", { errcode: 42003, errmsg: "code expired" }, "expired"],
  ] as const)("[SI2] %s: nobody is signed in, and the code is brought once", async (_why, trouble, error) => {
    house.wechat.trouble = trouble;
    const before = house.wechat.exchanges;
    const browser = house.browser();
    const response = await scan(browser, lin);
    expect(response.headers.location).toBe(`/sign-in?error=${error}`);
    expect(house.wechat.exchanges - before).toBe(trouble === "down" ? 0 : 1);
    expect((await browser.get("/api/me")).statusCode).toBe(401);
  });
});
