import type { Logger } from "pino";
import { afterEach, expect, it } from "vitest";
import { checkKey } from "../../src/accounts/check-key.ts";
import { ensureFirstAdmin } from "../../src/sign-in/first-admin.ts";
import { stateOf } from "./browser.ts";
import { openTestServer, type TestServer } from "./test-server.ts";

let server: TestServer;
afterEach(() => server.stop());

const admins = async () =>
  (await server.db.pool.query(`select a.name, b.role from bindings b join agents a on a.id = b.agent_id`))
    .rows;

const none = { setUp: null, invitations: [] };
async function newLink(): Promise<string> {
  const { setUp, invitations } = await ensureFirstAdmin(server);
  expect([setUp, invitations.length]).toEqual([null, 1]);
  return invitations[0] as string;
}

async function signedInStranger(link: string, unionid: string) {
  const browser = server.browser();
  const state = stateOf(await browser.askForCode(new URL(link).pathname));
  const code = server.wechat.issueCode({ openid: unionid, unionid, nickname: unionid });
  await browser.comeBack({ code, state });
  return browser;
}
const accept = (link: string) => `/api/invitations/${link.split("/").at(-1)}/accept`;

it("[N39] the person of ADMIN_UNIONID is admin of each account before their first sign-in", async () => {
  server = await openTestServer({ adminUnionid: "u-boss" });
  await server.addAccount("one");
  await server.addAccount("two");
  for (let start = 0; start < 2; start++) expect(await ensureFirstAdmin(server)).toEqual(none);
  expect(await admins()).toEqual(Array(2).fill({ name: "管理员", role: "admin" }));
  const browser = server.browser();
  const state = stateOf(await browser.askForCode());
  const code = server.wechat.issueCode({ openid: "o", unionid: "u-boss", nickname: "老板" });
  await browser.comeBack({ code, state });
  expect((await browser.get("/api/me")).json()).toMatchObject({
    agent: { name: "老板" },
    accounts: [{ role: "admin" }, { role: "admin" }],
  });
});

it("[SI5] the person of ADMIN_UNIONID keeps a changed role at every start", async () => {
  server = await openTestServer({ adminUnionid: "u-boss" });
  const accountId = await server.addAccount();
  const second = await server.addAgent(accountId, "admin", "高远");
  const agentId = await server.addPerson({ openid: "o", unionid: "u-boss", nickname: "老板" });
  await ensureFirstAdmin(server);
  const demotion = { do: "change_role", agentId, role: "agent", by: second } as const;
  expect((await server.lanes.run(accountId, demotion)).ok).toBe(true);
  expect(await ensureFirstAdmin(server)).toEqual(none);
  expect(await admins()).toContainEqual({ name: "老板", role: "agent" });
});

it("[N39] without ADMIN_UNIONID a link makes one first admin", async () => {
  server = await openTestServer();
  await server.addAccount();
  const link = await newLink();
  expect(link).toMatch(/^https:\/\/desk\.example\/invite\/[0-9a-f]{64}$/);
  const people = [await signedInStranger(link, "u-1"), await signedInStranger(link, "u-2")];
  const answers = await Promise.all(people.map((browser) => browser.send("POST", accept(link), {})));
  expect(answers.map((a) => a.statusCode).sort()).toEqual([200, 409]);
  expect(await admins()).toHaveLength(1);
});

it("[MA13] a start skips a removed account: no link, no binding, no key", async () => {
  server = await openTestServer();
  await server.addAccount("one");
  await server.db.pool.query(`update accounts set removed_at = 1, app_id = 'removed one', credentials = ''`);
  expect((await ensureFirstAdmin(server)).invitations).toEqual([]);
  const errors: unknown[] = [];
  const log = { error: (error: unknown) => errors.push(error) } as unknown as Logger;
  await checkKey(server.db.pool, Buffer.alloc(32), log);
  expect(errors).toEqual([]);
});

it("[N39] once there is an admin, first-run set-up makes no link and old links fail", async () => {
  server = await openTestServer();
  const accountId = await server.addAccount();
  const first = await newLink();
  const early = await signedInStranger(first, "u-early");
  const second = await newLink();
  expect((await early.send("POST", accept(first), {})).json()).toEqual({ refusal: "invitation_invalid" });
  await server.addAgent(accountId, "admin", "高远");
  expect((await early.send("POST", accept(second), {})).json()).toEqual({ refusal: "invitation_invalid" });
  expect((await early.get(`/api/invitations/${second.split("/").at(-1)}`)).statusCode).toBe(409);
  expect(await ensureFirstAdmin(server)).toEqual(none);
  expect(await admins()).toEqual([{ name: "高远", role: "admin" }]);
});
