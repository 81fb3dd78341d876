import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listReturning } from "../../src/feed/presence-leases.ts";
import { LaneFull } from "../../src/lane/lane.ts";
import { stateOf } from "./browser.ts";
import { openTestServer, type TestServer } from "./test-server.ts";

/** As [SI2] says. */
const idleMs = 24 * 3_600_000;
const livesMs = 7 * idleMs;

let house: TestServer;
let accountId: AccountId;
let agentId: AgentId;
const lin = { openid: "o-lin", unionid: "u-lin", nickname: "林知夏" };

async function open(publicUrl?: string): Promise<void> {
  house = await openTestServer(publicUrl ? { publicUrl } : {});
  accountId = await house.addAccount();
  agentId = await house.addPerson(lin);
  await house.lanes.run(accountId, { do: "bind_agent", agentId, name: lin.nickname, role: "agent" });
}
beforeEach(() => open());
afterEach(() => house.stop());

type Cookies = { cookies: Map<string, string> };
const cookieHeaderOf = ({ cookies }: Cookies): string =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
const whoIs = async (browser: Cookies) => house.signIn.identify(cookieHeaderOf(browser));

describe("cookies", () => {
  const setBy = async () => {
    const browser = house.browser();
    const out = await browser.get("/auth/wechat");
    const state = stateOf(new URL(out.headers.location ?? ""));
    const back = await browser.comeBack({ code: house.wechat.issueCode(lin), state });
    return [...out.cookies, ...back.cookies].filter((cookie) => cookie.value !== "");
  };
  const flags = { path: "/", httpOnly: true, sameSite: "Lax" };

  it("[SI2] over https: __Host-, Secure, HttpOnly, SameSite=Lax, no domain", async () => {
    const cookies = await setBy();
    expect(cookies).toMatchObject([
      { name: "__Host-jieru_browser", ...flags, secure: true, maxAge: 300 },
      { name: "__Host-jieru_session", ...flags, secure: true, maxAge: 7 * 24 * 3_600 },
      { name: "__Host-jieru_known", ...flags, secure: true, maxAge: 400 * 24 * 3_600 },
    ]);
    expect(cookies.some((cookie) => cookie.domain !== undefined)).toBe(false);
  });

  it("[SI2] over http, in a trial on one computer: the same without Secure", async () => {
    await house.stop();
    await open("http://127.0.0.1:4600");
    const cookies = await setBy();
    expect(cookies).toMatchObject([
      { name: "jieru_browser", ...flags },
      { name: "jieru_session", ...flags },
      { name: "jieru_known", ...flags },
    ]);
    expect(cookies.some((cookie) => cookie.secure)).toBe(false);
  });

  it("[SI2] the database keeps only the token's hash, and answers may not be cached", async () => {
    const browser = await house.browserOf(agentId);
    const { rows } = await house.db.pool.query(`select t::text as row from web_sessions t`);
    expect(JSON.stringify(rows)).not.toContain([...browser.cookies.values()][0]);
    const out = await house.browser().get("/auth/wechat");
    expect(out.headers["cache-control"]).toBe("no-store");
  });
});

describe("life", () => {
  it("[SI2] a session ends after a day without a sign of life", async () => {
    const browser = await house.browserOf(agentId);
    house.elapse(idleMs - 1);
    expect(await whoIs(browser)).toMatchObject({ agentId });
    house.elapse(idleMs - 1);
    expect(await whoIs(browser)).toMatchObject({ agentId });
    house.elapse(idleMs);
    expect(await whoIs(browser)).toBeNull();
  });

  it("[SI2] and after seven days however busy", async () => {
    const browser = await house.browserOf(agentId);
    for (let passed = 0; passed < livesMs - idleMs / 2; passed += idleMs / 2) {
      house.elapse(idleMs / 2);
      if (passed + idleMs / 2 < livesMs) expect(await whoIs(browser)).not.toBeNull();
    }
    house.elapse(idleMs / 2);
    expect(await whoIs(browser)).toBeNull();
  });

  it("[SI2] an open console is a sign of life, and hears when its session is over", async () => {
    const browser = await house.browserOf(agentId);
    const { webSessionId } = (await whoIs(browser)) as { webSessionId: string };
    for (let i = 0; i < 4; i++) {
      house.elapse(idleMs - 1);
      expect(await house.signIn.listEnded([webSessionId])).toEqual([]);
    }
    house.elapse(idleMs);
    expect(await house.signIn.listEnded([webSessionId, "unknown"])).toEqual([webSessionId, "unknown"]);
  });

  it("[SI2] nor does an open console keep its session beyond the seven days", async () => {
    const browser = await house.browserOf(agentId);
    const { webSessionId } = (await whoIs(browser)) as { webSessionId: string };
    const ended: string[][] = [];
    for (const ms of [...Array<number>(7).fill(idleMs - 1), 6, 1]) {
      house.elapse(ms);
      ended.push(await house.signIn.listEnded([webSessionId]));
    }
    expect(ended).toEqual([...Array<string[]>(8).fill([]), [webSessionId]]);
  });

  it("[N2] junk in the cookie is nobody, and no matter for the database", async () => {
    for (const value of ["", "x", "a".repeat(64), "A".repeat(64), "'; drop table agents; --", "\u0000"])
      expect(await house.signIn.identify(`__Host-jieru_session=${value}`)).toBeNull();
    expect(await house.signIn.identify(undefined)).toBeNull();
  });
});

describe("end", () => {
  it("[N18] after sign-out the token is dead, and so is the socket's cookie", async () => {
    const ended: string[] = [];
    house.signIn.onSessionEnded((id) => ended.push(id));
    const browser = await house.browserOf(agentId);
    const kept = new Map(browser.cookies);
    const who = await whoIs(browser);
    const response = await browser.send("POST", "/auth/logout", {});
    expect([response.statusCode, browser.cookies.size]).toEqual([204, 0]);
    expect(await whoIs({ cookies: kept })).toBeNull();
    expect(ended).toEqual([who?.webSessionId]);
    expect(await house.signIn.listEnded([who?.webSessionId ?? ""])).toEqual([who?.webSessionId]);
  });

  it("[N18] signing out twice, or as nobody, is no error", async () => {
    const browser = await house.browserOf(agentId);
    const kept = new Map(browser.cookies);
    await browser.send("POST", "/auth/logout");
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect((await browser.send("POST", "/auth/logout")).statusCode).toBe(204);
    expect((await house.browser().send("POST", "/auth/logout")).statusCode).toBe(204);
  });

  it("[SE4] signing out takes the agent offline in every account", async () => {
    const second = await house.addAccount("second");
    await house.lanes.run(second, { do: "bind_agent", agentId, name: lin.nickname, role: "agent" });
    for (const id of [accountId, second]) await house.lanes.run(id, { do: "connect_agent", agentId });
    const browser = await house.browserOf(agentId);
    await browser.send("POST", "/auth/logout", {});
    const { rows } = await house.db.pool.query(`select status from bindings where agent_id = $1`, [agentId]);
    expect(rows).toEqual([{ status: "offline" }, { status: "offline" }]);
  });

  it("[SE4] a console that was open elsewhere is still signed in, and does not bring the agent back: a new sign-in does", async () => {
    await house.lanes.run(accountId, { do: "connect_agent", agentId });
    const [desk, phone] = [await house.browserOf(agentId), await house.browserOf(agentId)];
    house.elapse(1_000);
    await desk.send("POST", "/auth/logout", {});
    const cameBack = () => listReturning(house.db.pool, [{ accountId, agentId }], house.context.clock.now());
    expect([await whoIs(phone), await cameBack()]).toMatchObject([{ agentId }, []]);
    house.elapse(1_000);
    await house.browserOf(agentId);
    expect(await cameBack()).toEqual([{ accountId, agentId, goneWhy: "signed_out" }]);
  });

  it("[SE4] who cannot be taken offline everywhere is still signed in", async () => {
    const browser = await house.browserOf(agentId);
    const full = () => Promise.reject(new LaneFull());
    const from = { cookieHeader: cookieHeaderOf(browser), ip: "192.0.2.1" };
    await expect(house.signIn.signOut(from, full)).rejects.toThrow(LaneFull);
    expect(await whoIs(browser)).toMatchObject({ agentId });
  });
});

describe("audit", () => {
  it("[N44] sign-in and sign-out are recorded for good: who, when, from where", async () => {
    const browser = await house.browserOf(agentId);
    await browser.send("POST", "/auth/logout");
    const { rows } = await house.db.pool.query(`select what, agent_id, ip from audit_log order by id`);
    expect(rows).toEqual([
      { what: "signed_in", agent_id: agentId, ip: "192.0.2.1" },
      { what: "signed_out", agent_id: agentId, ip: "127.0.0.1" },
    ]);
    await expect(house.db.pool.query(`delete from audit_log`)).rejects.toThrow("append-only");
    await expect(house.db.pool.query(`update audit_log set ip = null`)).rejects.toThrow("append-only");
  });
});
