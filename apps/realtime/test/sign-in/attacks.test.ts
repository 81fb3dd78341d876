import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { safeNext } from "../../src/sign-in/next-path.ts";
import { stateOf } from "./browser.ts";
import { openTestServer, type TestServer } from "./test-server.ts";
import type { Scanner } from "./wechat-login.ts";

const lin: Scanner = { openid: "o-lin", unionid: "u-lin", nickname: "林知夏" };
const cookieName = "__Host-jieru_session";
let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
  const accountId = await server.addAccount();
  const agentId = await server.addPerson(lin);
  await server.lanes.run(accountId, { do: "bind_agent", agentId, name: lin.nickname, role: "agent" });
});
afterAll(() => server.stop());

const code = () => server.wechat.issueCode(lin);
const turnedAway = (why: string) => `/sign-in?error=${why}`;

describe("[N17] fixation", () => {
  it("[N17] a session cookie planted before sign-in is not the session after it", async () => {
    const browser = server.browser();
    const planted = "a".repeat(64);
    browser.hold(planted);
    await browser.comeBack({ code: code(), state: stateOf(await browser.askForCode()) });
    expect(browser.cookies.get(cookieName)).toMatch(/^[0-9a-f]{64}$/);
    expect(browser.cookies.get(cookieName)).not.toBe(planted);
    browser.hold(planted);
    expect((await browser.get("/api/me")).statusCode).toBe(401);
  });

  it("[N17] signing in again ends the session the browser had", async () => {
    const ended: string[] = [];
    server.signIn.onSessionEnded((id) => ended.push(id));
    const browser = server.browser();
    await browser.comeBack({ code: code(), state: stateOf(await browser.askForCode()) });
    const first = browser.cookies.get(cookieName) as string;
    const before = await server.signIn.identify(`${cookieName}=${first}`);
    await browser.comeBack({ code: code(), state: stateOf(await browser.askForCode()) });
    expect((await browser.get("/api/me")).statusCode).toBe(200);
    expect(await server.signIn.identify(`${cookieName}=${first}`)).toBeNull();
    expect(ended).toEqual([before?.webSessionId]);
  });
});

describe("[N19] the way back from WeChat", () => {
  it("[N19] is refused without a state", async () => {
    const browser = server.browser();
    await browser.askForCode();
    expect((await browser.comeBack({ code: code() })).headers.location).toBe(turnedAway("state"));
  });

  it("[N19] [N20] is refused with an invented or reused state", async () => {
    const browser = server.browser();
    const state = stateOf(await browser.askForCode());
    const invented = await browser.comeBack({ code: code(), state: "f".repeat(64) });
    const doubled = await browser.get(`/auth/wechat/callback?code=${code()}&state=${state}&state=${state}`);
    for (const response of [invented, doubled]) expect(response.headers.location).toBe(turnedAway("state"));
  });

  it("[N19] [N20] is refused with another browser's state, whose owner may still finish", async () => {
    const [attacker, victim] = [server.browser(), server.browser()];
    const state = stateOf(await attacker.askForCode());
    await victim.askForCode();
    const before = server.wechat.exchanges;
    const lured = await victim.comeBack({ code: code(), state });
    const bare = await server.browser().comeBack({ code: code(), state });
    for (const response of [lured, bare]) expect(response.headers.location).toBe(turnedAway("state"));
    expect(victim.cookies.has(cookieName)).toBe(false);
    expect(server.wechat.exchanges).toBe(before);
    expect((await attacker.comeBack({ code: code(), state })).headers.location).toBe("/");
  });

  it("[N19] is refused with a used state, whatever the code", async () => {
    const browser = server.browser();
    const state = stateOf(await browser.askForCode());
    const first = code();
    await browser.comeBack({ code: first, state });
    const replay = await browser.comeBack({ code: first, state });
    const fresh = await browser.comeBack({ code: code(), state });
    for (const response of [replay, fresh]) expect(response.headers.location).toBe(turnedAway("state"));
  });

  it("[N19] admits one of twenty simultaneous requests with one state", async () => {
    const browser = server.browser();
    const state = stateOf(await browser.askForCode());
    const headers = { cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ") };
    const url = () => `/auth/wechat/callback?code=${code()}&state=${state}`;
    const all = await Promise.all(
      Array.from({ length: 20 }, () => server.app.inject({ url: url(), headers })),
    );
    expect(all.filter((response) => response.headers.location === "/")).toHaveLength(1);
  });

  it("[N19] is refused with a used code under a new state", async () => {
    const browser = server.browser();
    const used = code();
    await browser.comeBack({ code: used, state: stateOf(await browser.askForCode()) });
    const thief = server.browser();
    const response = await thief.comeBack({ code: used, state: stateOf(await thief.askForCode()) });
    expect(response.headers.location).toBe(turnedAway("expired"));
    expect(thief.cookies.has(cookieName)).toBe(false);
  });

  it("[SI2] [N20] is refused with a state older than five minutes", async () => {
    const [early, late] = [server.browser(), server.browser()];
    const [first, second] = [stateOf(await early.askForCode()), stateOf(await late.askForCode())];
    server.elapse(5 * 60_000 - 1);
    expect((await early.comeBack({ code: code(), state: first })).headers.location).toBe("/");
    server.elapse(1);
    const tooLate = await late.comeBack({ code: code(), state: second });
    expect(tooLate.headers.location).toBe(turnedAway("expired"));
  });

  it.each([
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/.//evil.example",
    "/a/..//evil.example",
    "javascript:alert(1)",
    "evil.example",
    "",
    `/${"a".repeat(600)}`,
  ])("[N19] goes to the start page for next=%j", async (next) => {
    const browser = server.browser();
    const state = stateOf(await browser.askForCode(next));
    expect((await browser.comeBack({ code: code(), state })).headers.location).toBe("/");
  });

  it("[N19] keeps a next address of the console, whatever it looks like", () => {
    for (const next of ["/", "/a/1?x=//y#z", "/@evil.example", "/%2f%2fevil.example"])
      expect(safeNext(next)).toBe(next);
    expect(safeNext(["/a", "/b"])).toBe("/");
  });
});

describe("[N43] secrets", () => {
  it("[N43] log lines contain no state, code, token, openid or secret", async () => {
    const browser = server.browser();
    const state = stateOf(await browser.askForCode());
    server.wechat.trouble = { errcode: 40029, errmsg: "invalid code, secret login-secret" };
    const used = code();
    await browser.comeBack({ code: used, state });
    server.wechat.trouble = undefined;
    await browser.comeBack({ code: code(), state: stateOf(await browser.askForCode()) });
    const log = server.logged.join("");
    const secrets = [state, used, "login-secret", "o-lin", "u-lin", ...browser.cookies.values()];
    for (const secret of secrets) expect(log).not.toContain(secret);
  });
});
