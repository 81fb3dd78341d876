import type { AccountId } from "@jieru/shared/domain/ids";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { stateOf, type TestBrowser } from "./browser.ts";
import { openTestServer, type TestServer } from "./test-server.ts";
import type { Scanner } from "./wechat-login.ts";

const inWechat = {
  "user-agent":
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.64(0x18004034) NetType/WIFI Language/zh_CN",
};
const safari = {
  "user-agent":
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1",
};
const authorize = "https://open.example/connect/oauth2/authorize";
const qrconnect = "https://open.example/connect/qrconnect";
const placeOf = ({ origin, pathname }: URL): string => `${origin}${pathname}`;

const lin: Scanner = { openid: "o-lin", unionid: "u-lin", nickname: "林知夏" };
const linOnPhone: Scanner = { ...lin, openid: "official-lin" };
let server: TestServer;
let accountId: AccountId;
beforeAll(async () => {
  server = await openTestServer({ phoneLogin: true });
  accountId = await server.addAccount();
  const agentId = await server.addPerson(lin);
  await server.lanes.run(accountId, { do: "bind_agent", agentId, name: lin.nickname, role: "agent" });
});
afterAll(() => server.stop());
beforeEach(() => {
  server.wechat.trouble = undefined;
  server.wechat.infoTrouble = undefined;
});

const official = (person: Scanner) => server.wechat.issueCode(person, "wxofficial");
/** Signs in within WeChat: out to its page, allow, and back. */
async function authorise(browser: TestBrowser, person: Scanner, next?: string) {
  const state = stateOf(await browser.askForCode(next, inWechat));
  return browser.comeBack({ code: official(person), state });
}
const countAgents = async () =>
  (await server.db.pool.query<{ n: number }>(`select count(*) as n from agents`)).rows[0]?.n;

describe("out to WeChat", () => {
  it("[SI16] WeChat's own browser is redirected to page authorisation, with ordered parameters", async () => {
    const page = await server.browser().askForCode("/", inWechat);
    expect(`${placeOf(page)}${page.hash}`).toBe(`${authorize}#wechat_redirect`);
    expect([...page.searchParams]).toEqual([
      ["appid", "wxofficial"],
      ["redirect_uri", "https://desk.example/auth/wechat/callback"],
      ["response_type", "code"],
      ["scope", "snsapi_userinfo"],
      ["state", expect.stringMatching(/^[0-9a-f]{64}$/)],
    ]);
  });

  it.each([
    ["the browser is not WeChat's", "/auth/wechat", safari],
    ["WeCom names itself WeChat", "/auth/wechat", { "user-agent": `${inWechat["user-agent"]} wxwork/5.0` }],
    ["our page frames it", "/auth/wechat?embed=1", inWechat],
    ["a frame asks", "/auth/wechat", { ...inWechat, "sec-fetch-dest": "iframe" }],
  ])("[SI16] the server redirects to the QR code if %s", async (_why, path, headers) => {
    const { location } = (await server.browser().get(path, headers)).headers;
    expect(placeOf(new URL(location ?? ""))).toBe(qrconnect);
  });

  it("[SI16] the options state whether an official account is configured", async () => {
    const without = await openTestServer();
    const options = async (at: TestServer) => (await at.browser().get("/auth/options")).json();
    const page = await without.browser().askForCode("/", inWechat);
    expect([await options(server), await options(without)]).toEqual([
      { inWechat: true },
      { inWechat: false },
    ]);
    expect(placeOf(page)).toBe(qrconnect);
    await without.stop();
  });
});

describe("returning from WeChat", () => {
  it("[SI16] signs in the person with this unionid, whatever their openid there", async () => {
    const browser = server.browser();
    const response = await authorise(browser, linOnPhone, "/a/1?tab=mine");
    expect([response.statusCode, response.headers.location]).toEqual([302, "/a/1?tab=mine"]);
    expect(server.wechat.lastAppId).toBe("wxofficial");
    expect((await browser.get("/api/me")).json()).toMatchObject({
      agent: { name: "林知夏" },
      accounts: [{ id: accountId, role: "agent" }],
    });
  });

  it("[SI16] binds an invited person by unionid, who may then scan as the same person", async () => {
    const admin = await server.browserOf(await server.addAgent(accountId, "admin", "高远"));
    const url = `/api/accounts/${accountId}/invitations`;
    const { token } = (await admin.send("POST", url, { role: "agent" })).json<{ token: string }>();
    const phone = server.browser();
    const invitee = { openid: "official-new", unionid: "u-new", nickname: "新人" };
    const response = await authorise(phone, invitee, `/invite/${token}`);
    expect(response.headers.location).toBe(`/invite/${token}`);
    const accepted = await phone.send("POST", `/api/invitations/${token}/accept`, {});
    const { agent } = accepted.json<{ agent: { id: string } }>();
    const computer = server.browser();
    const state = stateOf(await computer.askForCode());
    await computer.comeBack({ code: server.wechat.issueCode({ ...invitee, openid: "o-new" }), state });
    expect((await computer.get("/api/me")).json()).toMatchObject({
      agent: { id: agent.id, name: "新人" },
      accounts: [{ id: accountId }],
    });
  });

  it("[SI16] [N19] refuses another browser's state and a used state", async () => {
    const [attacker, victim] = [server.browser(), server.browser()];
    const state = stateOf(await attacker.askForCode("/", inWechat));
    await victim.askForCode("/", inWechat);
    const before = server.wechat.exchanges;
    const lured = await victim.comeBack({ code: official(linOnPhone), state });
    expect(lured.headers.location).toBe("/sign-in?error=state");
    expect(server.wechat.exchanges).toBe(before);
    expect((await attacker.comeBack({ code: official(linOnPhone), state })).headers.location).toBe("/");
    const again = await attacker.comeBack({ code: official(linOnPhone), state });
    expect(again.headers.location).toBe("/sign-in?error=state");
  });

  it.each([
    ["website", safari, "wxofficial", "wxlogin"],
    ["official account", inWechat, "wxlogin", "wxofficial"],
  ] as const)(
    "[SI16] [N19] an attempt of the %s refuses the other application's code",
    async (_of, headers, foreign, own) => {
      const browser = server.browser();
      const state = stateOf(await browser.askForCode("/", headers));
      const before = server.wechat.exchanges;
      const response = await browser.comeBack({ code: server.wechat.issueCode(linOnPhone, foreign), state });
      expect(response.headers.location).toBe("/sign-in?error=expired");
      expect([server.wechat.lastAppId, server.wechat.exchanges - before]).toEqual([own, 1]);
      expect((await browser.get("/api/me")).statusCode).toBe(401);
    },
  );

  it("[SI16] refuses a person without a unionid, also one whose openid is bound", async () => {
    const bound = { openid: "o-shared", nickname: "老张" };
    const agentId = await server.addPerson(bound);
    await server.lanes.run(accountId, { do: "bind_agent", agentId, name: bound.nickname, role: "agent" });
    const before = await countAgents();
    for (const unionid of [undefined, ""]) {
      const browser = server.browser();
      const response = await authorise(browser, { ...bound, ...(unionid === "" && { unionid }) });
      expect(response.headers.location).toBe("/sign-in?error=no_unionid");
      expect((await browser.get("/api/me")).statusCode).toBe(401);
    }
    expect(await countAgents()).toBe(before);
  });

  it("[SI16] an invitation without a unionid binds no one and stays open", async () => {
    const admin = await server.browserOf(await server.addAgent(accountId, "admin", "顾晴"));
    const url = `/api/accounts/${accountId}/invitations`;
    const { token } = (await admin.send("POST", url, { role: "agent" })).json<{ token: string }>();
    const before = await countAgents();
    const response = await authorise(
      server.browser(),
      { openid: "official-x", nickname: "谁" },
      `/invite/${token}`,
    );
    expect(response.headers.location).toBe(`/sign-in?error=no_unionid&next=%2Finvite%2F${token}`);
    expect(await countAgents()).toBe(before);
  });

  it("[SI16] refuses the invented person of a snapshot page", async () => {
    const browser = server.browser();
    server.wechat.trouble = {
      access_token: "t",
      openid: linOnPhone.openid,
      unionid: lin.unionid,
      is_snapshotuser: 1,
    };
    const response = await authorise(browser, linOnPhone);
    expect(response.headers.location).toBe("/sign-in?error=snapshot");
    expect((await browser.get("/api/me")).statusCode).toBe(401);
  });

  it("[SI16] keeps the requested address if authorisation is declined", async () => {
    const browser = server.browser();
    const state = stateOf(await browser.askForCode("/invite/abc", inWechat));
    const response = await browser.comeBack({ state });
    expect(response.headers.location).toBe("/sign-in?error=declined&next=%2Finvite%2Fabc");
  });

  it("[SI16] refuses an attempt made before the official account was removed", async () => {
    const browser = server.browser();
    const state = stateOf(await browser.askForCode("/", inWechat));
    const { phoneLogin } = server.context.config;
    const before = server.wechat.exchanges;
    server.context.config.phoneLogin = undefined;
    const response = await browser.comeBack({ code: official(linOnPhone), state });
    server.context.config.phoneLogin = phoneLogin;
    expect(response.headers.location).toBe("/sign-in?error=failed");
    expect(server.wechat.exchanges).toBe(before);
  });

  it.each(["https://evil.example/", "//evil.example", "/\\evil.example"])(
    "[SI16] [N19] goes to the start page for next=%j from WeChat's own browser",
    async (next) => {
      expect((await authorise(server.browser(), linOnPhone, next)).headers.location).toBe("/");
      const browser = server.browser();
      const state = stateOf(await browser.askForCode(next, inWechat));
      expect((await browser.comeBack({ state })).headers.location).toBe("/sign-in?error=declined");
    },
  );

  it("[SI16] [N43] log lines contain neither the official account's secret nor a code", async () => {
    server.wechat.trouble = { errcode: 40029, errmsg: "invalid code, secret official-secret" };
    const browser = server.browser();
    const state = stateOf(await browser.askForCode("/", inWechat));
    const code = official(linOnPhone);
    await browser.comeBack({ code, state });
    const log = server.logged.join("");
    for (const secret of ["official-secret", code, state, "official-lin"]) expect(log).not.toContain(secret);
  });
});
