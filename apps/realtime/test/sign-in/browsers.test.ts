import { randomBytes } from "node:crypto";
import type { AgentId } from "@jieru/shared/domain/ids";
import { type BrowsersAnswer, browsersAnswer } from "@jieru/shared/protocol/browsers";
import { afterEach, beforeEach, expect, it } from "vitest";
import { listNewBrowsers } from "../../src/sign-in/browsers.ts";
import { productOf } from "../../src/sign-in/product-of.ts";
import { livesMs } from "../../src/sign-in/web-sessions.ts";
import { createBrowser, stateOf, type TestBrowser } from "./browser.ts";
import { openTestServer, type TestServer } from "./test-server.ts";

const lin = { openid: "o-lin", unionid: "u-lin", nickname: "林知夏" };
const chrome =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
const safari =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15";

const firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0";

let server: TestServer;
let agentId: AgentId;
beforeEach(async () => {
  server = await openTestServer();
  const accountId = await server.addAccount();
  agentId = await server.addPerson(lin);
  await server.lanes.run(accountId, { do: "bind_agent", agentId, name: lin.nickname, role: "agent" });
});
afterEach(() => server.stop());

const scan = async (userAgent: string, browser = server.browser(), who = lin): Promise<TestBrowser> => {
  const state = stateOf(await browser.askForCode());
  const query = new URLSearchParams({ code: server.wechat.issueCode(who), state });
  await browser.get(`/auth/wechat/callback?${query}`, { "user-agent": userAgent });
  return browser;
};
const list = async (browser: TestBrowser): Promise<BrowsersAnswer["browsers"]> =>
  browsersAnswer.parse((await browser.get("/api/me/browsers")).json()).browsers;
const newOnes = async () =>
  (await listNewBrowsers(server.db.pool, [agentId], server.context.clock.now())).map(
    ({ browser }) => browser.product?.name,
  );
const idAt = async (browser: TestBrowser) => (await list(browser)).find(({ here }) => here)?.id;
const isIn = async (browser: TestBrowser) => (await browser.get("/api/me/browsers")).statusCode === 200;
const actions = async () => {
  const { rows } = await server.db.pool.query(
    `select what, agent_id as by, about from audit_log where what <> 'signed_in' order by id`,
  );
  return rows;
};

const cookiesOf = ({ cookies }: TestBrowser) =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
const everything = async () =>
  Promise.all(
    ["web_sessions", "browsers", "audit_log", "ended_web_sessions"].map(
      async (table) => (await server.db.pool.query(`select t::text from ${table} t order by 1`)).rows,
    ),
  );

it("[SI8] the first browser is known; another stays new until it is confirmed", async () => {
  const desk = await scan(chrome);
  expect(await newOnes()).toEqual([]);
  const laptop = await scan(safari);
  expect(await newOnes()).toEqual(["Safari"]);
  await laptop.send("POST", "/auth/logout", {});
  expect(await newOnes()).toEqual(["Safari"]);
  await scan(safari, laptop);
  expect(await newOnes()).toEqual(["Safari"]);
  const known = await desk.send("POST", `/api/me/browsers/${await idAt(laptop)}/known`);
  expect(known.statusCode).toBe(204);
  expect(await newOnes()).toEqual([]);
  await scan(safari, laptop);
  expect(await newOnes()).toEqual([]);
});

it("[SI8] a browser cannot confirm itself or another agent's", async () => {
  await scan(chrome);
  const laptop = await scan(safari);
  const own = await laptop.send("POST", `/api/me/browsers/${await idAt(laptop)}/known`);
  expect([own.statusCode, own.json()]).toMatchObject([403, { refusal: "not_allowed" }]);
  const otherAgent = await server.browserOf(await server.addAgent(await server.addAccount("别家"), "admin"));
  await otherAgent.send("POST", `/api/me/browsers/${await idAt(laptop)}/known`);
  await otherAgent.send("DELETE", `/api/me/browsers/${await idAt(laptop)}`);
  await otherAgent.send("DELETE", "/api/me/browsers");
  expect(await newOnes()).toEqual(["Safari"]);
  expect(await isIn(laptop)).toBe(true);
});

it("[SI8] a new browser cannot confirm another new browser that is signed in", async () => {
  const desk = await scan(chrome);
  const laptop = await scan(safari);
  const phone = await scan(safari);
  const answer = async (at: TestBrowser, of: TestBrowser) => {
    const id = (await list(of)).find(({ here }) => here)?.id;
    const { statusCode, body } = await at.send("POST", `/api/me/browsers/${id}/known`);
    return [statusCode, body && JSON.parse(body)];
  };
  expect(await answer(phone, laptop)).toEqual([409, { refusal: "browser_is_new" }]);
  expect(await answer(laptop, phone)).toEqual([409, { refusal: "browser_is_new" }]);
  expect(await newOnes()).toHaveLength(2);
  expect(await answer(desk, laptop)).toEqual([204, ""]);
  expect(await answer(laptop, phone)).toEqual([204, ""]);
  expect(await newOnes()).toEqual([]);
});

it("[SI8] a new browser confirms a signed-out one only while no other is signed in", async () => {
  const desk = await scan(chrome);
  const laptop = await scan(safari);
  const phone = await scan("");
  const id = await idAt(phone);
  await phone.send("POST", "/auth/logout", {});
  const answer = () => laptop.send("POST", `/api/me/browsers/${id}/known`);
  expect((await answer()).json()).toEqual({ refusal: "browser_is_new" });
  expect(await newOnes()).toHaveLength(2);
  await desk.send("POST", "/auth/logout", {});
  expect((await answer()).statusCode).toBe(204);
  expect(await newOnes()).toEqual(["Safari"]);
});

it("[SI8] a browser is recognised by an HttpOnly cookie that is stored as a hash", async () => {
  const browser = await scan(chrome);
  const secret = browser.cookies.get("__Host-jieru_known") ?? "";
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  const { rows } = await server.db.pool.query(`select b::text as row from browsers b`);
  expect(JSON.stringify(rows)).not.toContain(secret);
  const other = createBrowser(server.app, server.context.config.publicUrl);
  other.cookies.set("__Host-jieru_known", secret);
  other.cookies.set("__Host-jieru_session", secret);
  expect(await isIn(other)).toBe(false);
});

it("[SI8] two agents of one browser are recognised and notified separately", async () => {
  const accountId = await server.addAccount("二号店");
  const ran = { openid: "o-ran", unionid: "u-ran", nickname: "许然" };
  const other = await server.addPerson(ran);
  await server.lanes.run(accountId, { do: "bind_agent", agentId: other, name: "许然", role: "agent" });
  const desk = await scan(chrome);
  await scan(safari, server.browser(), ran);
  await scan(chrome, desk, ran);
  const found = await listNewBrowsers(server.db.pool, [agentId, other], server.context.clock.now());
  expect(found).toMatchObject([{ agentId: other, browser: { product: { name: "Chrome" } } }]);
});

it("[SI9] agents see their sign-ins, this browser first, with product, address and times", async () => {
  const desk = await scan(chrome);
  server.elapse(60_000);
  const laptop = await scan("");
  server.elapse(6 * 60_000);
  const [here, there, ...rest] = await list(desk);
  const now = server.context.clock.now();
  expect(here).toMatchObject({
    here: true,
    known: true,
    signedIn: true,
    product: { name: "Chrome", system: "Windows" },
    ip: "127.0.0.1",
    at: now - 7 * 60_000,
    activeAt: now,
  });
  expect(there).toMatchObject({ here: false, known: false, product: null, at: now - 6 * 60_000 });
  expect(rest).toEqual([]);
  await laptop.send("POST", "/auth/logout", {});
  expect(await list(desk)).toMatchObject([{ here: true }, { signedIn: false, activeAt: null, known: false }]);
  server.elapse(24 * 3_600_000);
  expect(await list(await scan(chrome, desk))).toHaveLength(2);
});

it("[SI9] signing out another browser takes effect at once and makes it new again", async () => {
  const ended: string[] = [];
  const desk = await scan(chrome);
  const laptop = await scan(safari);
  const phone = await scan(safari);
  const identity = await server.signIn.identify(
    [...laptop.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
  );
  server.signIn.onSessionEnded((id) => ended.push(id));
  await desk.send("POST", `/api/me/browsers/${await idAt(laptop)}/known`);
  const own = await desk.send("DELETE", `/api/me/browsers/${await idAt(desk)}`);
  expect([own.statusCode, own.json()]).toMatchObject([403, { refusal: "not_allowed" }]);
  expect((await desk.send("DELETE", `/api/me/browsers/${await idAt(laptop)}`)).statusCode).toBe(204);
  expect(ended).toEqual([identity?.webSessionId]);
  expect([await isIn(desk), await isIn(laptop), await isIn(phone)]).toEqual([true, false, true]);
  expect(await actions()).toEqual([{ what: "signed_out_elsewhere", by: agentId, about: "Safari macOS" }]);
  await scan(safari, laptop);
  expect((await list(laptop))[0]).toMatchObject({ here: true, known: false });
});

it("[SI9] [N18] signing out all others takes effect at once and forgets older sign-outs", async () => {
  const desk = await scan(chrome);
  const laptop = await scan(safari);
  const phone = await scan(safari);
  await phone.send("POST", "/auth/logout", {});
  expect((await desk.send("DELETE", "/api/me/browsers")).statusCode).toBe(204);
  expect([await isIn(desk), await isIn(laptop)]).toEqual([true, false]);
  expect(await list(desk)).toMatchObject([{ here: true }]);
  expect(await actions()).toHaveLength(2);
});

it("[SI9] a session of an older release is listed without a name and can be ended", async () => {
  const desk = await scan(chrome);
  const old = await scan(safari);
  await server.db.pool.query(`update web_sessions set browser_id = null where id <> $1`, [
    (await server.signIn.identify(`__Host-jieru_session=${desk.cookies.get("__Host-jieru_session")}`))
      ?.webSessionId,
  ]);
  await server.db.pool.query(`delete from browsers where user_agent like '%Version/18%'`);
  const [, there] = await list(desk);
  expect(there).toMatchObject({ product: null, ip: null, known: true, signedIn: true });
  expect(await list(old)).toMatchObject([{ here: true, product: null }, { here: false }]);
  await desk.send("DELETE", `/api/me/browsers/${there?.id}`);
  expect([await isIn(desk), await isIn(old)]).toEqual([true, false]);
});

it("[SI8] another browser is new while an older release's session exists, also after its sign-out", async () => {
  const old = await scan(chrome);
  await server.db.pool.query(`update web_sessions set browser_id = null; delete from browsers`);
  const laptop = await scan(safari);
  expect(await newOnes()).toEqual(["Safari"]);
  await old.send("DELETE", "/api/me/browsers");
  expect([await isIn(old), await isIn(laptop)]).toEqual([true, false]);
  await scan(safari, laptop);
  expect(await newOnes()).toEqual(["Safari"]);
});

it("[SI8] a browser is the first if only older or expired sessions exist", async () => {
  const old = await scan(chrome);
  await server.db.pool.query(`update web_sessions set browser_id = null; delete from browsers`);
  await scan(chrome, old);
  expect(await newOnes()).toEqual([]);
  await server.db.pool.query(`update web_sessions set browser_id = null; delete from browsers`);
  server.elapse(24 * 3_600_000);
  await scan(safari);
  expect(await newOnes()).toEqual([]);
});

it("[SI9] beyond fifty browsers the least recently used new one is forgotten and signed out", async () => {
  const known = await scan(chrome);
  server.elapse(1);
  const first = await scan(chrome);
  server.elapse(1);
  const second = await scan(chrome);
  for (let i = 0; i < 47; i++) {
    server.elapse(1);
    await server.signIn.begin(agentId, { cookieHeader: undefined, ip: "192.0.2.1", userAgent: safari });
  }
  expect([await isIn(first), (await list(second)).length]).toEqual([true, 50]);
  server.elapse(1);
  await server.signIn.begin(agentId, { cookieHeader: undefined, ip: "192.0.2.1", userAgent: safari });
  expect([await isIn(first), (await list(second)).length]).toEqual([false, 50]);
  expect([await isIn(known), (await list(known))[0]?.known]).toEqual([true, true]);
});

it("[SI13] a new browser cannot end older sign-ins, and a refusal changes nothing", async () => {
  const desk = await scan(chrome);
  server.elapse(1);
  const tablet = await scan(safari);
  server.elapse(1);
  const intruder = await scan(firefox);
  const before = await everything();
  const refused = [409, { refusal: "browser_is_new" }];
  for (const path of [`/${await idAt(desk)}`, `/${await idAt(tablet)}`, ""]) {
    const answer = await intruder.send("DELETE", `/api/me/browsers${path}`);
    expect([path, answer.statusCode, answer.json()]).toEqual([path, ...refused]);
  }
  expect(await everything()).toEqual(before);
  expect(await Promise.all([desk, tablet, intruder].map(isIn))).toEqual([true, true, true]);
  expect((await list(intruder)).map(({ mayEnd }) => mayEnd)).toEqual([false, false, false]);
  expect((await list(desk)).map(({ mayEnd }) => mayEnd)).toEqual([false, true, true]);
  expect((await desk.send("DELETE", `/api/me/browsers/${await idAt(intruder)}`)).statusCode).toBe(204);
});

it("[SI13] a new browser can end itself and a newer one", async () => {
  await scan(chrome);
  server.elapse(1);
  const laptop = await scan(safari);
  server.elapse(1);
  const phone = await scan(firefox);
  expect((await laptop.send("DELETE", `/api/me/browsers/${await idAt(phone)}`)).statusCode).toBe(204);
  expect([await isIn(laptop), await isIn(phone)]).toEqual([true, false]);
  await laptop.send("POST", "/auth/logout", {});
  expect(await isIn(laptop)).toBe(false);
});

it("[SI13] a known browser that signs in again is safe from an earlier new one", async () => {
  const desk = await scan(chrome);
  server.elapse(1);
  const intruder = await scan(safari);
  server.elapse(1);
  await scan(chrome, desk);
  const answer = await intruder.send("DELETE", `/api/me/browsers/${await idAt(desk)}`);
  expect([answer.statusCode, await isIn(desk)]).toEqual([409, true]);
});

it("[SI13] a new browser may end older sign-ins once a known one confirmed it", async () => {
  const desk = await scan(chrome);
  server.elapse(1);
  const laptop = await scan(safari);
  await desk.send("POST", `/api/me/browsers/${await idAt(laptop)}/known`);
  expect((await laptop.send("DELETE", "/api/me/browsers")).statusCode).toBe(204);
  expect([await isIn(desk), await isIn(laptop)]).toEqual([false, true]);
});

it("[SI13] a new browser alone does not displace a known one that is signed out", async () => {
  const desk = await scan(chrome);
  await desk.send("POST", "/auth/logout", {});
  server.elapse(1);
  const intruder = await scan(safari);
  expect((await intruder.send("DELETE", "/api/me/browsers")).statusCode).toBe(204);
  server.elapse(1);
  await scan(chrome, desk);
  expect((await list(desk))[0]).toMatchObject({ here: true, known: true });
  expect((await desk.send("DELETE", "/api/me/browsers")).statusCode).toBe(204);
  expect([await isIn(desk), await isIn(intruder)]).toEqual([true, false]);
});

it("[SI13] the known browser wins when two end each other at once", async () => {
  const desk = await scan(chrome);
  server.elapse(1);
  const intruder = await scan(safari);
  server.elapse(1);
  const phone = await scan(firefox);
  const phoneId = await idAt(phone);
  const [byDesk, byIntruder] = await Promise.all([
    desk.send("DELETE", "/api/me/browsers"),
    intruder.send("DELETE", `/api/me/browsers/${phoneId}`),
    intruder.send("DELETE", `/api/me/browsers/${await idAt(desk)}`),
  ]);
  expect(byDesk.statusCode).toBe(204);
  expect([204, 401]).toContain(byIntruder.statusCode);
  expect(await Promise.all([desk, intruder, phone].map(isIn))).toEqual([true, false, false]);
});

it("[SI14] a sign-in that another browser ended shows which one and when", async () => {
  const messages: unknown[] = [];
  const desk = await scan(chrome);
  const laptop = await scan(safari);
  const { webSessionId = "" } = (await server.signIn.identify(cookiesOf(laptop))) ?? {};
  server.signIn.onSessionEnded((id, endedBy) => messages.push([id, endedBy]));
  server.elapse(60_000);
  const endedBy = { product: { name: "Chrome", system: "Windows" }, at: server.context.clock.now() };
  await desk.send("DELETE", "/api/me/browsers");
  server.elapse(60_000);
  const answer = await laptop.get("/api/me/browsers");
  expect([answer.statusCode, answer.json()]).toEqual([401, { refusal: "not_signed_in", endedBy }]);
  expect(await server.signIn.findEnding(cookiesOf(laptop))).toEqual(endedBy);
  expect(await server.signIn.listEndings([webSessionId, "unknown"])).toEqual(
    new Map([[webSessionId, endedBy]]),
  );
  expect(messages).toEqual([[webSessionId, endedBy]]);
  const { rows } = await server.db.pool.query(`select about, detail from audit_log where detail is not null`);
  expect(rows).toEqual([{ about: "Safari macOS", detail: "Chrome Windows" }]);
});

it("[SI14] a sign-out by oneself, an expired sign-in or an invented cookie names no browser", async () => {
  const laptop = await scan(safari);
  const cookies = cookiesOf(laptop);
  await laptop.send("POST", "/auth/logout", {});
  expect(await server.signIn.findEnding(cookies)).toBeNull();
  expect(await server.signIn.findEnding(`__Host-jieru_session=${"0".repeat(64)}`)).toBeNull();
  expect(await server.signIn.findEnding(undefined)).toBeNull();
});

it("[SI14] the browser that ended a sign-in is forgotten when the sign-in would expire", async () => {
  const desk = await scan(chrome);
  const laptop = await scan(safari);
  await desk.send("DELETE", "/api/me/browsers");
  const cookies = cookiesOf(laptop);
  server.elapse(livesMs - 1);
  expect(await server.signIn.findEnding(cookies)).not.toBeNull();
  server.elapse(1);
  expect(await server.signIn.findEnding(cookies)).toBeNull();
  await scan(chrome);
  expect((await server.db.pool.query(`select from ended_web_sessions`)).rowCount).toBe(0);
});

it("[SI14] a hostile user agent is shortened, without control or direction characters", () => {
  const hostile = `<img src=x onerror=alert(1)>\u202e${"x".repeat(400)}/1 {{time}} $t(common:agent)`;
  const { name, system } = productOf(`${hostile} (Windows NT 10.0)`) ?? { name: "", system: "Windows" };
  expect([...name].length).toBeLessThanOrEqual(40);
  expect(`${name}${system}`).not.toMatch(/\p{C}/u);
  expect(productOf("\u202e\u0007")).toBeNull();
});

it("[SI8] new browsers are found with an index, however many are known", async () => {
  await server.db.fill(
    `insert into browsers (id, agent_id, secret_hash, user_agent, ip, first_at, last_at, known)
     select 'b' || i, $1, decode(md5(i::text), 'hex'), '', '', 1, 1, i > 3 from generate_series(1, 50000) i`,
    [agentId],
  );
  await server.db.fill("analyze browsers");
  const { rows } = await server.db.pool.query<{ "QUERY PLAN": string }>(
    `explain select b.id from browsers b where b.agent_id = any($1) and not b.known`,
    [[agentId, randomBytes(8).toString("hex")]],
  );
  expect(rows.map((row) => row["QUERY PLAN"]).join("\n")).toContain("browsers_new");
  expect(await listNewBrowsers(server.db.pool, [agentId], server.context.clock.now())).toHaveLength(3);
});
