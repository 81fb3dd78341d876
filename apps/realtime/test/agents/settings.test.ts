import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { TestBrowser } from "../sign-in/browser.ts";
import { openTestServer, type TestServer } from "../sign-in/test-server.ts";

let server: TestServer;
let accountId: AccountId;
let adminId: AgentId;
let admin: TestBrowser;
beforeEach(async () => {
  server = await openTestServer();
  accountId = await server.addAccount();
  adminId = await server.addAgent(accountId, "admin", "高远");
  admin = await server.browserOf(adminId);
});
afterEach(() => server.stop());

const patch = (body: object, browser = admin) =>
  browser.send("PATCH", `/api/accounts/${accountId}/settings`, body);
const openingHours = {
  timeZone: "Asia/Shanghai",
  week: [...Array(5).fill([{ from: "09:00", to: "18:00" }]), [], []],
  days: [{ date: "2026-10-01", hours: [] }],
};

it("[ST1] an admin changes the named fields, and the others stay", async () => {
  const response = await patch({ name: " 半山 ", noAnswerMs: 120_000, openingHours, graceMs: 60_000 });
  expect([response.statusCode, response.json()]).toMatchObject([
    200,
    { account: { name: "半山", noAnswerMs: 120_000, openingHours, graceMs: 60_000, replyPreset: "guide" } },
  ]);
  const again = await patch({ greeting: "您好" });
  expect(again.json()).toMatchObject({ account: { greeting: "您好", openingHours } });
});

it("[ST1] a wrong field is named and nothing changes", async () => {
  for (const [body, field] of [
    [{ noAnswerMs: 1 }, "noAnswerMs"],
    [{ openingHours: { ...openingHours, timeZone: "Mars/Olympus" } }, "openingHours.timeZone"],
    [{ openingHours: { ...openingHours, week: [] } }, "openingHours.week"],
    [{ greeting: "a\0b" }, "greeting"],
    [{ autoReply: { when: "never", text: "a" } }, "autoReply.when"],
    [{ autoReply: { when: "closed", text: "\u200b" } }, "autoReply.text"],
    [{ name: "  " }, "name"],
    [{ colour: "red" }, "body"],
  ] as const) {
    const response = await patch({ graceMs: 60_000, ...body });
    expect([response.statusCode, response.json().errors?.[0]?.field]).toEqual([400, field]);
  }
  const { rows } = await server.db.pool.query(`select grace_ms from accounts where id = $1`, [accountId]);
  expect(rows).toEqual([{ grace_ms: 180_000 }]);
});

it("[ST2] custom reply limits are required", async () => {
  const response = await patch({ replyPreset: "own" });
  expect([response.statusCode, response.json()]).toEqual([409, { refusal: "own_replies_missing" }]);
});

it("[GR7] an unknown next opening is refused", async () => {
  const autoReply = { when: "either", text: "{opens}" };
  const response = await patch({ autoReply, openingHours });
  const refusal = { refusal: "next_opening_unknown", why: "not_only_closed" };
  expect([response.statusCode, response.json()]).toEqual([409, refusal]);
});

it("[ST1] changes are recorded with the fields they changed, and repeated ones are not", async () => {
  await patch({ graceMs: 180_000 });
  await patch({ handOver: "closed", graceMs: 60_000 });
  const { rows } = await server.db.pool.query(
    `select what, agent_id, about from audit_log where account_id = $1 and what = 'settings_changed'`,
    [accountId],
  );
  expect(rows).toEqual([{ what: "settings_changed", agent_id: adminId, about: "graceMs handOver" }]);
});

it("[ST1] a supervisor may not change settings", async () => {
  const supervisor = await server.browserOf(await server.addAgent(accountId, "supervisor", "周"));
  expect((await patch({ graceMs: 60_000 }, supervisor)).json()).toEqual({ refusal: "not_allowed" });
});
