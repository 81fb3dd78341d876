import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listReturning } from "../../src/feed/presence-leases.ts";
import { LaneFull } from "../../src/lane/lane.ts";
import { stateOf } from "./browser.ts";
import { openTestServer, type TestServer } from "./test-server.ts";

const idleMs = 24 * 3_600_000;
const livesMs = 7 * idleMs;

let server: TestServer;
let accountId: AccountId;
let agentId: AgentId;
const lin = { openid: "o-lin", unionid: "u-lin", nickname: "林知夏" };

async function open(publicUrl?: string): Promise<void> {
  server = await openTestServer(publicUrl ? { publicUrl } : {});
  accountId = await server.addAccount();
  agentId = await server.addPerson(lin);
  await server.lanes.run(accountId, { do: "bind_agent", agentId, name: lin.nickname, role: "agent" });
}
beforeEach(() => open());
afterEach(() => server.stop());

type Cookies = { cookies: Map<string, string> };
const cookieHeaderOf = ({ cookies }: Cookies): string =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
const whoIs = async (browser: Cookies) => server.signIn.identify(cookieHeaderOf(browser));

describe("cookies", () => {
  const setBy = async () => {
    const browser = server.browser();
    const out = await browser.get("/auth/wechat");
    const state = stateOf(new URL(out.headers.location ?? ""));
    const back = await browser.comeBack({ code: server.wechat.issueCode(lin), state });
    return [...out.cookies, ...back.cookies].filter((cookie) => cookie.value !== "");
  };
  const flags = { path: "/", httpOnly: true, sameSite: "Lax" };

  it("[SI2] over https are __Host-, Secure, HttpOnly, SameSite=Lax and without domain", async () => {
    const cookies = await setBy();
    expect(cookies).toMatchObject([
      { name: "__Host-jieru_browser", ...flags, secure: true, maxAge: 300 },
      { name: "__Host-jieru_session", ...flags, secure: true, maxAge: 7 * 24 * 3_600 },
      { name: "__Host-jieru_known", ...flags, secure: true, maxAge: 400 * 24 * 3_600 },
    ]);
    expect(cookies.some((cookie) => cookie.domain !== undefined)).toBe(false);
  });

  it("[SI2] over http in a local trial are the same without Secure", async () => {
    await server.stop();
    await open("http://127.0.0.1:4600");
    const cookies = await setBy();
    expect(cookies).toMatchObject([
      { name: "jieru_browser", ...flags },
      { name: "jieru_session", ...flags },
      { name: "jieru_known", ...flags },
    ]);
    expect(cookies.some((cookie) => cookie.secure)).toBe(false);
  });

  it("[SI2] are stored as hashes, and answers may not be cached", async () => {
    const browser = await server.browserOf(agentId);
    const { rows } = await server.db.pool.query(`select t::text as row from web_sessions t`);
    expect(JSON.stringify(rows)).not.toContain([...browser.cookies.values()][0]);
    const out = await server.browser().get("/auth/wechat");
    expect(out.headers["cache-control"]).toBe("no-store");
  });
});

describe("lifetime", () => {
  it("[SI2] a session ends after a day without activity", async () => {
    const browser = await server.browserOf(agentId);
    server.elapse(idleMs - 1);
    expect(await whoIs(browser)).toMatchObject({ agentId });
    server.elapse(idleMs - 1);
    expect(await whoIs(browser)).toMatchObject({ agentId });
    server.elapse(idleMs);
    expect(await whoIs(browser)).toBeNull();
  });

  it("[SI2] a session ends after seven days, however busy", async () => {
    const browser = await server.browserOf(agentId);
    for (let passed = 0; passed < livesMs - idleMs / 2; passed += idleMs / 2) {
      server.elapse(idleMs / 2);
      if (passed + idleMs / 2 < livesMs) expect(await whoIs(browser)).not.toBeNull();
    }
    server.elapse(idleMs / 2);
    expect(await whoIs(browser)).toBeNull();
  });

  it("[SI2] an open console counts as activity and is notified when its session ends", async () => {
    const browser = await server.browserOf(agentId);
    const { webSessionId } = (await whoIs(browser)) as { webSessionId: string };
    for (let i = 0; i < 4; i++) {
      server.elapse(idleMs - 1);
      expect(await server.signIn.listEnded([webSessionId])).toEqual([]);
    }
    server.elapse(idleMs);
    expect(await server.signIn.listEnded([webSessionId, "unknown"])).toEqual([webSessionId, "unknown"]);
  });

  it("[SI2] an open console does not extend its session beyond seven days", async () => {
    const browser = await server.browserOf(agentId);
    const { webSessionId } = (await whoIs(browser)) as { webSessionId: string };
    const ended: string[][] = [];
    for (const ms of [...Array<number>(7).fill(idleMs - 1), 6, 1]) {
      server.elapse(ms);
      ended.push(await server.signIn.listEnded([webSessionId]));
    }
    expect(ended).toEqual([...Array<string[]>(8).fill([]), [webSessionId]]);
  });

  it("[N2] an invalid cookie is anonymous and causes no database query", async () => {
    for (const value of ["", "x", "a".repeat(64), "A".repeat(64), "'; drop table agents; --", "\u0000"])
      expect(await server.signIn.identify(`__Host-jieru_session=${value}`)).toBeNull();
    expect(await server.signIn.identify(undefined)).toBeNull();
  });
});

describe("signing out", () => {
  it("[N18] invalidates the token and the socket's cookie", async () => {
    const ended: string[] = [];
    server.signIn.onSessionEnded((id) => ended.push(id));
    const browser = await server.browserOf(agentId);
    const kept = new Map(browser.cookies);
    const who = await whoIs(browser);
    const response = await browser.send("POST", "/auth/logout", {});
    expect([response.statusCode, browser.cookies.size]).toEqual([204, 0]);
    expect(await whoIs({ cookies: kept })).toBeNull();
    expect(ended).toEqual([who?.webSessionId]);
    expect(await server.signIn.listEnded([who?.webSessionId ?? ""])).toEqual([who?.webSessionId]);
  });

  it("[N18] succeeds also twice or without a session", async () => {
    const browser = await server.browserOf(agentId);
    const kept = new Map(browser.cookies);
    await browser.send("POST", "/auth/logout");
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect((await browser.send("POST", "/auth/logout")).statusCode).toBe(204);
    expect((await server.browser().send("POST", "/auth/logout")).statusCode).toBe(204);
  });

  it("[SE4] sets the agent offline in every account", async () => {
    const second = await server.addAccount("second");
    await server.lanes.run(second, { do: "bind_agent", agentId, name: lin.nickname, role: "agent" });
    for (const id of [accountId, second]) await server.lanes.run(id, { do: "connect_agent", agentId });
    const browser = await server.browserOf(agentId);
    await browser.send("POST", "/auth/logout", {});
    const { rows } = await server.db.pool.query(`select status from bindings where agent_id = $1`, [agentId]);
    expect(rows).toEqual([{ status: "offline" }, { status: "offline" }]);
  });

  it("[SE4] leaves another open console signed in without setting the agent online", async () => {
    await server.lanes.run(accountId, { do: "connect_agent", agentId });
    const [desk, phone] = [await server.browserOf(agentId), await server.browserOf(agentId)];
    server.elapse(1_000);
    await desk.send("POST", "/auth/logout", {});
    const cameBack = () =>
      listReturning(server.db.pool, [{ accountId, agentId }], server.context.clock.now());
    expect([await whoIs(phone), await cameBack()]).toMatchObject([{ agentId }, []]);
    server.elapse(1_000);
    await server.browserOf(agentId);
    expect(await cameBack()).toEqual([{ accountId, agentId, goneWhy: "signed_out" }]);
  });

  it("[SE4] fails and keeps the session if the agent cannot be set offline everywhere", async () => {
    const browser = await server.browserOf(agentId);
    const full = () => Promise.reject(new LaneFull());
    const from = { cookieHeader: cookieHeaderOf(browser), ip: "192.0.2.1" };
    await expect(server.signIn.signOut(from, full)).rejects.toThrow(LaneFull);
    expect(await whoIs(browser)).toMatchObject({ agentId });
  });
});

describe("audit", () => {
  it("[N44] sign-in and sign-out are recorded permanently with agent, time and address", async () => {
    const browser = await server.browserOf(agentId);
    await browser.send("POST", "/auth/logout");
    const { rows } = await server.db.pool.query(`select what, agent_id, ip from audit_log order by id`);
    expect(rows).toEqual([
      { what: "signed_in", agent_id: agentId, ip: "192.0.2.1" },
      { what: "signed_out", agent_id: agentId, ip: "127.0.0.1" },
    ]);
    await expect(server.db.pool.query(`delete from audit_log`)).rejects.toThrow("append-only");
    await expect(server.db.pool.query(`update audit_log set ip = null`)).rejects.toThrow("append-only");
  });
});
