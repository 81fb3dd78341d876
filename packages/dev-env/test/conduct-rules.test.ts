import { randomUUID } from "node:crypto";
import type { ConductRule } from "@jieru/shared/domain/conduct-rule";
import type { AuditPage } from "@jieru/shared/protocol/audit";
import type { ConductReport, ConductRulesAnswer } from "@jieru/shared/protocol/conduct-rules";
import { afterAll, beforeAll, expect, it } from "vitest";
import { insultRule, openStaff } from "./cast.ts";
import type { Console } from "./console.ts";
import { openTestServer, type TestServer } from "./test-server.ts";

let house: TestServer;
let boss: Console;
let lead: Console;
let owner: Console;
beforeAll(async () => {
  house = await openTestServer();
  ({ boss, lead, owner } = await openStaff(house));
}, 60_000);
afterAll(() => house.stop());

const account = (rest: string) => `/api/accounts/${house.accountId}/${rest}`;
const path = (rule?: Pick<ConductRule, "id">) => account(`conduct-rules${rule ? `/${rule.id}` : ""}`);
const rulesIn = ({ body }: { body: unknown }) => (body as ConductRulesAnswer).conductRules;
const phoneRule = { name: "电话", action: "warn", match: { kind: "phone_numbers" } } as const;
const say = (sessionId: string, text: string, more: object = {}) =>
  owner.post(`/api/sessions/${sessionId}/replies`, {
    clientMessageId: randomUUID(),
    type: "text",
    text,
    ...more,
  });
const report = async () => (await lead.get(account("conduct-report"))).body as ConductReport;
const auditOf = async (what: string) =>
  ((await boss.get(account("audit"))).body as AuditPage).records.filter((r) => r.what === what);
const onlyRules = async (...rules: object[]): Promise<ConductRule[]> => {
  for (const rule of rulesIn(await boss.get(path()))) await boss.send("DELETE", path(rule));
  for (const rule of rules) await boss.post(path(), rule);
  return rulesIn(await boss.get(path()));
};

it("[CD1] [AU1] rules are added, changed and deleted; all read them, and each change is recorded", async () => {
  const [insult] = rulesIn(await boss.post(path(), insultRule));
  expect(insult).toEqual({ id: expect.any(String), ...insultRule, on: true });
  const rule = insult as ConductRule;
  expect((await boss.send("PATCH", path(rule), { match: { kind: "regex", pattern: "a+" } })).status).toBe(
    400,
  );
  await boss.send("PATCH", path(rule), { on: false });
  await boss.send("PATCH", path(rule), { on: false });
  await boss.send("PATCH", path(rule), { name: "不文明用语" });
  expect((await owner.get(path())).body).toEqual({
    conductRules: [{ ...rule, name: "不文明用语", on: false }],
    repetition: { customers: 20, minutes: 10 },
  });
  expect(rulesIn(await boss.send("DELETE", path(rule)))).toEqual([]);
  expect((await boss.send("DELETE", path(rule))).body).toEqual({ refusal: "conduct_rule_not_found" });
  expect((await auditOf("conduct_rules_changed")).map(({ about }) => about).toReversed()).toEqual([
    "added 辱骂",
    "off 辱骂",
    "changed 不文明用语",
    "deleted 不文明用语",
  ]);
});

it("[CD3] [CD4] [CD9] a refused reply writes nothing; it is counted, and an accepted warning is recorded", async () => {
  const [insult, phone] = (await onlyRules(insultRule, phoneRule)) as [ConductRule, ConductRule];
  const session = await house.ownedBy(owner);
  const openid = await house.openidOf(session);
  const messages = () =>
    house.rows<{ count: number }>(
      `select count(*)::int from messages where session_id = $1 and direction = 'out'`,
      [session.id],
    );
  const blocked = await say(session.id, "你这个笨蛋");
  expect([blocked.status, blocked.body]).toEqual([
    409,
    { refusal: "outbound_refused", rules: [{ id: insult.id, name: "辱骂" }] },
  ]);
  const text = "请打 138-0013-8000";
  const warned = await say(session.id, text);
  expect(warned.body).toEqual({ refusal: "outbound_warned", rules: [{ id: phone.id, name: "电话" }] });
  expect(await messages()).toEqual([{ count: 0 }]);
  const again = { clientMessageId: randomUUID(), acceptedWarnings: [phone.id] };
  expect((await say(session.id, text, again)).status).toBe(200);
  expect((await say(session.id, text, again)).status).toBe(200);
  expect(await messages()).toEqual([{ count: 1 }]);
  await expect
    .poll(() => house.simulator.ledger.listSends({ openid }).map(({ content }) => content))
    .toEqual([text]);
  const accepted = await auditOf("conduct_warning_accepted");
  expect(accepted).toMatchObject([
    { by: { id: owner.agentId }, conversationId: session.conversationId, detail: "电话" },
  ]);

  await boss.send("DELETE", path(phone));
  const { rows, more, today } = await report();
  const counts = { day: today, agentId: owner.agentId, agentName: expect.any(String) };
  expect(more).toBe(false);
  expect(rows.toSorted((a, b) => b.blocked - a.blocked)).toEqual([
    { ...counts, ruleId: insult.id, ruleName: "辱骂", warned: 0, sentAnyway: 0, blocked: 1 },
    { ...counts, ruleId: phone.id, ruleName: "电话", warned: 1, sentAnyway: 1, blocked: 0 },
  ]);
  const file = await lead.get(account("reports/export?rows=conduct&language=en"));
  const [head, ...lines] = file.text.trimEnd().split("\r\n");
  expect(head).toBe("Day,Agent,Rule,Warned,Sent anyway,Blocked");
  expect(lines.map((line) => line.split(",").slice(2)).toSorted()).toEqual([
    ["电话", "1", "1", "0"],
    ["辱骂", "0", "0", "1"],
  ]);
});

it("[CD7] [CD9] one text to too many customers gets a warning, by the account's own numbers", async () => {
  await onlyRules();
  const set = (repetition: object | null) => boss.send("PATCH", account("settings"), { repetition });
  expect((await set({ customers: 0, minutes: 10 })).status).toBe(400);
  expect((await set({ customers: 1, minutes: 61 })).status).toBe(400);
  expect((await set({ customers: 1, minutes: 5 })).status).toBe(200);
  expect((await boss.get(path())).body).toMatchObject({ repetition: { customers: 1, minutes: 5 } });
  const sessions = [await house.ownedBy(owner), await house.ownedBy(owner)];
  for (const { id } of sessions) expect((await say(id, `您好 ${id}`)).status).toBe(200);
  const [first, second] = sessions.map(({ id }): string => id) as [string, string];
  expect((await say(first, "新品上市")).status).toBe(200);
  expect((await say(second, "新品上市")).body).toEqual({
    refusal: "outbound_warned",
    rules: [],
    repetition: { customers: 1, minutes: 5 },
  });
  expect((await say(second, "新品上市", { acceptedWarnings: ["repetition"] })).status).toBe(200);
  expect((await report()).rows).toContainEqual(
    expect.objectContaining({ ruleId: "repetition", ruleName: null, warned: 1, sentAnyway: 1, blocked: 0 }),
  );
  expect((await set(null)).status).toBe(200);
});

it("[CD6] a greeting that a rule blocks is refused, and so is a rule that blocks the greeting", async () => {
  await onlyRules({ ...phoneRule, action: "block" });
  const greet = (greeting: string | null) => boss.send("PATCH", account("settings"), { greeting });
  expect((await greet("请打13800138000")).body).toMatchObject({
    refusal: "automatic_text_refused",
    text: "greeting",
    name: null,
    rules: [{ name: "电话" }],
  });
  expect((await greet("您好，笨蛋")).status).toBe(200);
  expect((await boss.post(path(), insultRule)).body).toMatchObject({ refusal: "automatic_text_refused" });
  expect(rulesIn(await boss.get(path()))).toHaveLength(1);
  await greet(null);
});

it("[CD9] a report covers the days asked for, and days before 1970 or more than 366 are refused", async () => {
  const ask = (query: string) => lead.get(account(`conduct-report?${query}`));
  expect((await ask("from=2026-01-01&to=2026-01-31")).body).toMatchObject({ from: "2026-01-01", rows: [] });
  expect((await ask("from=2026-01-01")).status).toBe(400);
  expect((await ask("from=2024-01-01&to=2026-01-31")).status).toBe(400);
});
