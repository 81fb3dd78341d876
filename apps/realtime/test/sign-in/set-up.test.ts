import type { AgentId } from "@jieru/shared/domain/ids";
import { afterEach, expect, it } from "vitest";
import { connectAccount } from "../../src/accounts/connection/connect-account.ts";
import { ensureFirstAdmin } from "../../src/sign-in/first-admin.ts";
import { stateOf } from "./browser.ts";
import { openTestServer, type TestServer } from "./test-server.ts";

let server: TestServer;
afterEach(() => server.stop());

async function scanAs(unionid: string, next: string) {
  const browser = server.browser();
  const state = stateOf(await browser.askForCode(next));
  const code = server.wechat.issueCode({ openid: unionid, unionid, nickname: unionid });
  const back = await browser.comeBack({ code, state });
  if (String(back.headers.location).includes("error=")) return null;
  const { agent, ...me } = (await browser.get("/api/me")).json();
  return { browser, id: agent.id as AgentId, ...me };
}
const startAgain = async () => new URL((await ensureFirstAdmin(server)).setUp ?? "http://none/").pathname;

const connect = (agentId: AgentId, number: number) => {
  const body = {
    appId: `wx${String(number).padStart(16, "0")}`,
    originalId: `gh_${number}`,
    name: `店 ${number}`,
    appSecret: "secret-of-the-shop",
    token: "token",
    encodingAesKey: "K".repeat(43),
    mode: "secure",
    format: "json",
  } as const;
  const needed = { ...server.context, lanes: server.lanes, secretKey: Buffer.alloc(32) };
  return connectAccount(needed, body, { agentId, ip: "192.0.2.1" });
};
const refused = { refusal: { refusal: "not_allowed" } };

it("[SI5] a start without accounts makes a link, whose user connects the first account", async () => {
  server = await openTestServer();
  const way = await startAgain();
  expect(way).toMatch(/^\/set-up\/[0-9a-f]{64}$/);
  expect(await scanAs("u-stranger", "/connect")).toBeNull();
  const boss = await scanAs("u-boss", way);
  expect(boss).toMatchObject({ accounts: [], mayConnect: true });
  const accountId = await connect(boss?.id as AgentId, 1);
  expect((await boss?.browser.get("/api/me"))?.json()).toMatchObject({
    accounts: [{ id: accountId, role: "admin" }],
    mayConnect: true,
  });
  expect(await ensureFirstAdmin(server)).toEqual({ setUp: null, invitations: [] });
});

it("[SI5] [N39] one of two simultaneous set-ups succeeds, and then the link is invalid", async () => {
  server = await openTestServer();
  const way = await startAgain();
  const [one, two] = [await scanAs("u-1", way), await scanAs("u-2", way)];
  const tries = await Promise.allSettled([one, two].map((who, i) => connect(who?.id as AgentId, i + 1)));
  expect(tries.map((t) => t.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(tries.find((t) => t.status === "rejected")).toMatchObject({ reason: refused });
  expect(await scanAs("u-3", way)).toBeNull();
  const loser = tries[0]?.status === "rejected" ? one : two;
  expect((await loser?.browser.get("/api/me"))?.json()).toMatchObject({ accounts: [], mayConnect: false });
  await expect(connect(loser?.id as AgentId, 3)).rejects.toMatchObject(refused);
  expect(
    await scanAs(loser?.id === one?.id ? "u-1" : "u-2", "/"),
    "a way that is dead leads nowhere",
  ).toBeNull();
  const { rows } = await server.db.pool.query(`select name from agents where wechat_id = 'u-3'`);
  expect(rows, "of who came too late nothing is kept").toEqual([]);
});

it("[SI5] a link is valid for a day and until the next start", async () => {
  server = await openTestServer();
  const first = await startAgain();
  const early = await scanAs("u-early", first);
  const second = await startAgain();
  expect(await scanAs("u-1", first)).toBeNull();
  expect((await early?.browser.get("/api/me"))?.json()).toMatchObject({ mayConnect: false });
  await expect(connect(early?.id as AgentId, 1)).rejects.toMatchObject(refused);
  server.elapse(24 * 3_600_000 + 1);
  expect(await scanAs("u-1", second)).toBeNull();
});

it("[SI5] the person of ADMIN_UNIONID needs no link, and none is made", async () => {
  server = await openTestServer({ adminUnionid: "u-boss" });
  expect(await ensureFirstAdmin(server)).toEqual({ setUp: null, invitations: [] });
  const boss = await scanAs("u-boss", "/");
  expect(boss).toMatchObject({ accounts: [], mayConnect: true });
  await connect(boss?.id as AgentId, 1);
  expect((await scanAs("u-boss", "/"))?.accounts).toHaveLength(1);
});

it("[SI5] a start with ADMIN_UNIONID makes no link and cancels earlier ones", async () => {
  server = await openTestServer();
  const way = await startAgain();
  const early = await scanAs("u-early", way);
  server.context.config.adminUnionid = "u-boss";
  expect(await ensureFirstAdmin(server)).toEqual({ setUp: null, invitations: [] });
  expect(await scanAs("u-late", way)).toBeNull();
  await expect(connect(early?.id as AgentId, 1)).rejects.toMatchObject(refused);
  expect(await scanAs("u-boss", "/")).toMatchObject({ mayConnect: true });
});

it("[SI5] a failed attempt leaves the link valid", async () => {
  server = await openTestServer();
  const boss = await scanAs("u-boss", await startAgain());
  server.lanes.runInput = async () => ({ ok: false, refusal: { refusal: "server_busy" } });
  await expect(connect(boss?.id as AgentId, 1)).rejects.toMatchObject({
    refusal: { refusal: "server_busy" },
  });
  expect((await boss?.browser.get("/api/me"))?.json()).toMatchObject({ mayConnect: true });
});
