import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { QuickReply } from "@jieru/shared/domain/quick-reply";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { TestBrowser } from "../sign-in/browser.ts";
import { openTestServer, type TestServer } from "../sign-in/test-server.ts";

let server: TestServer;
let accountId: AccountId;
let bossId: AgentId;
let boss: TestBrowser;
let lin: TestBrowser;
let xu: TestBrowser;
beforeEach(async () => {
  server = await openTestServer();
  accountId = await server.addAccount();
  bossId = await server.addAgent(accountId, "supervisor", "周主管");
  boss = await server.browserOf(bossId);
  lin = await server.browserOf(await server.addAgent(accountId, "agent", "林知夏"));
  xu = await server.browserOf(await server.addAgent(accountId, "agent", "许然"));
});
afterEach(() => server.stop());

const path = (rest = "") => `/api/accounts/${accountId}/quick-replies${rest}`;
const team = { scope: "team", title: "破损补发", text: "{{customer}}您好，今天补发" };
const own = { scope: "own", title: "我的问候", text: "在的" };

const list = async (who: TestBrowser): Promise<QuickReply[]> =>
  (await who.get(path())).json().quickReplies as QuickReply[];
const titles = async (who: TestBrowser) => (await list(who)).map((q) => q.title);
async function add(who: TestBrowser, body: object): Promise<QuickReply> {
  const answer = await who.send("POST", path(), body);
  expect([answer.statusCode, answer.body]).toEqual([200, expect.anything()]);
  return answer.json().quickReply;
}
const count = async (sql: string) =>
  Number((await server.db.pool.query<{ n: number }>(`select count(*) as n from ${sql}`)).rows[0]?.n);

describe("ownership", () => {
  it("[QR1] all agents read the team's and supervisors change them", async () => {
    const added = await add(boss, { ...team, category: " 售后 ", shortcut: "bf" });
    expect(added).toMatchObject({
      scope: "team",
      category: "售后",
      shortcut: "bf",
      position: 0,
      updatedBy: bossId,
    });
    expect(await list(lin)).toEqual([added]);
    for (const [method, rest, body] of [
      ["POST", "", team],
      ["PATCH", `/${added.id}`, { title: "改" }],
      ["DELETE", `/${added.id}`, undefined],
      ["PUT", "/order", { scope: "team", ids: [added.id] }],
    ] as const) {
      const answer = await lin.send(method, path(rest), body);
      expect([method, answer.statusCode, answer.json()]).toEqual([method, 403, { refusal: "not_allowed" }]);
    }
    expect(await list(lin)).toEqual([added]);
  });

  it("[QR1] an agent's own ones do not exist for others", async () => {
    const mine = await add(lin, own);
    await add(boss, team);
    expect(await titles(lin)).toEqual(["破损补发", "我的问候"]);
    expect(await titles(boss)).toEqual(["破损补发"]);
    for (const who of [xu, boss]) {
      const changed = await who.send("PATCH", path(`/${mine.id}`), { title: "改" });
      expect([changed.statusCode, changed.json()]).toEqual([409, { refusal: "quick_reply_not_found" }]);
      expect((await who.send("DELETE", path(`/${mine.id}`))).json()).toEqual({
        refusal: "quick_reply_not_found",
      });
    }
    const changed = await lin.send("PATCH", path(`/${mine.id}`), { text: "在的，请说" });
    expect(changed.json().quickReply).toMatchObject({ title: "我的问候", text: "在的，请说" });
    expect((await lin.send("DELETE", path(`/${mine.id}`))).statusCode).toBe(204);
    expect(await titles(lin)).toEqual(["破损补发"]);
  });
});

describe("a change", () => {
  it("[QR2] [AU4] makes one event, and only a team change is recorded", async () => {
    const added = await add(boss, team);
    await add(lin, own);
    await boss.send("PATCH", path(`/${added.id}`), { title: "破损 补发" });
    await boss.send("DELETE", path(`/${added.id}`));
    const { rows } = await server.db.pool.query(
      `select payload::text from events where type = 'quick_replies_changed' order by seq`,
    );
    expect(rows.map((r) => JSON.parse(r.payload))).toEqual([{}, { agentId: expect.any(String) }, {}, {}]);
    const audit = await server.db.pool.query(
      `select agent_id, about from audit_log where what = 'quick_replies_changed' order by id`,
    );
    expect(audit.rows).toEqual([
      { agent_id: bossId, about: "added 破损补发" },
      { agent_id: bossId, about: "changed 破损 补发" },
      { agent_id: bossId, about: "deleted 破损 补发" },
    ]);
  });

  it("[QR2] a refused change makes no event and no record", async () => {
    await add(boss, { ...team, shortcut: "bf" });
    const before = [await count("events"), await count("audit_log")];
    await boss.send("POST", path(), { ...team, shortcut: "BF" });
    await lin.send("POST", path(), team);
    expect([await count("events"), await count("audit_log")]).toEqual(before);
  });

  it("[AU1] [QR10] repeating the current content makes no event or record and keeps its author", async () => {
    const added = await add(boss, { ...team, category: "售后", shortcut: "bf" });
    const mine = await add(lin, own);
    server.elapse(60_000);
    const other = await server.browserOf(await server.addAgent(accountId, "admin", "高远"));
    const since = [await count("events"), await count("audit_log")];
    const { title, category, shortcut, text } = added;
    for (const same of [{}, { title, category: ` ${category} `, shortcut, text }])
      expect((await other.send("PATCH", path(`/${added.id}`), same)).json()).toEqual({ quickReply: added });
    expect((await lin.send("PATCH", path(`/${mine.id}`), own)).json()).toEqual({ quickReply: mine });
    expect([await count("events"), await count("audit_log")]).toEqual(since);
    expect((await lin.send("PATCH", path(`/${added.id}`), {})).statusCode).toBe(403);
    const changed = await other.send("PATCH", path(`/${added.id}`), { title, text: "改了" });
    expect(changed.json()).toMatchObject({
      quickReply: { text: "改了", shortcut, updatedAt: added.updatedAt + 60_000 },
    });
  });

  it("[QR5] a second use of a shortcut is refused with the title of the first", async () => {
    const first = await add(boss, { ...team, shortcut: "bf" });
    const second = await boss.send("POST", path(), { ...team, title: "补发单号", shortcut: "BF" });
    const refusal = { refusal: "shortcut_taken", shortcut: "BF", title: "破损补发" };
    expect([second.statusCode, second.json()]).toEqual([409, refusal]);
    await add(lin, { ...own, shortcut: "bf" });
    await add(xu, { ...own, shortcut: "bf" });
    expect((await boss.send("PATCH", path(`/${first.id}`), { shortcut: "bf", title: "补" })).statusCode).toBe(
      200,
    );
    expect((await boss.send("PATCH", path(`/${first.id}`), { shortcut: null })).json()).toMatchObject({
      quickReply: { shortcut: null, title: "补" },
    });
    await add(boss, { ...team, shortcut: "BF" });
  });

  it("[QR2] a taken shortcut and a full list are refused while the lane is busy", async () => {
    const first = await add(boss, { ...team, shortcut: "bf" });
    await add(lin, own);
    await server.db.pool.query(
      `insert into quick_replies (id, account_id, owner_agent_id, category, title, text, position, updated_at, updated_by)
       select 'o' || i, account_id, owner_agent_id, '', 'o' || i, 'x', i, 0, updated_by
         from quick_replies, generate_series(1, 199) i where owner_agent_id is not null`,
    );
    const other = await add(boss, team);
    const holder = await server.db.pool.connect();
    try {
      await holder.query("begin");
      await holder.query("select from accounts where id = $1 for update", [accountId]);
      const answers = await Promise.all([
        boss.send("POST", path(), { ...team, shortcut: "BF" }),
        boss.send("PATCH", path(`/${other.id}`), { shortcut: "bf" }),
        lin.send("POST", path(), own),
      ]);
      const taken = { refusal: "shortcut_taken", title: first.title };
      expect(answers.map((a) => a.json())).toEqual([
        { ...taken, shortcut: "BF" },
        { ...taken, shortcut: "bf" },
        { refusal: "quick_reply_limit_reached", limit: 200 },
      ]);
    } finally {
      await holder.query("rollback");
      holder.release();
    }
  });

  it("[QR6] the limit holds also for simultaneous additions", async () => {
    await server.db.pool.query(
      `insert into quick_replies (id, account_id, category, title, text, position, updated_at, updated_by)
       select 'q' || i, $1, '', 'q' || i, 'x', i, 0, $2 from generate_series(1, 499) i`,
      [accountId, bossId],
    );
    const answers = await Promise.all([1, 2, 3].map(() => boss.send("POST", path(), team)));
    expect(answers.map((a) => a.statusCode).sort()).toEqual([200, 409, 409]);
    const refused = answers.find((a) => a.statusCode === 409)?.json();
    expect(refused).toEqual({ refusal: "quick_reply_limit_reached", limit: 500 });
    await add(boss, own);
  });

  it("[QR6] an agent may have 200 own ones, however many the team has", async () => {
    const mine = await add(lin, own);
    await server.db.pool.query(
      `insert into quick_replies (id, account_id, owner_agent_id, category, title, text, position, updated_at, updated_by)
       select 'o' || i, $1, $2, '', 'o' || i, 'x', i, 0, $2 from generate_series(1, 199) i`,
      [accountId, mine.updatedBy],
    );
    const answer = await lin.send("POST", path(), own);
    expect([answer.statusCode, answer.json()]).toEqual([
      409,
      { refusal: "quick_reply_limit_reached", limit: 200 },
    ]);
    await add(xu, own);
    await add(boss, team);
  });

  it("[QR2] reorders the named ones and keeps the others behind", async () => {
    const [a, b, c] = [
      await add(boss, { ...team, title: "a" }),
      await add(boss, { ...team, title: "b" }),
      await add(boss, { ...team, title: "c" }),
    ];
    const answer = await boss.send("PUT", path("/order"), { scope: "team", ids: [c?.id, "unknown", a?.id] });
    expect(answer.json().quickReplies.map((q: QuickReply) => [q.title, q.position])).toEqual([
      ["c", 0],
      ["a", 1],
      ["b", 2],
    ]);
    expect(b?.position).toBe(1);
  });
});

describe("a file", () => {
  const row = (title: string, change: object = {}) => ({
    ...{ id: null, title, category: "", shortcut: null, text: "在的" },
    ...change,
  });
  const bring = (who: TestBrowser, scope: "team" | "own", ...quickReplies: object[]) =>
    who.send("POST", path("/import"), { scope, quickReplies });

  it("[QR12] [QR2] adds and updates with one event and one record, new ones last", async () => {
    const [a, b] = [
      await add(boss, { ...team, shortcut: "a" }),
      await add(boss, { ...own, scope: "team", shortcut: "b" }),
    ];
    const before = await count("events");
    const { id, title } = b;
    const answer = await bring(
      boss,
      "team",
      row("三", { category: "新" }),
      row(a.title, { id: a.id, shortcut: "b" }),
      row("四"),
      row(title, { id, shortcut: "a" }),
    );
    expect(answer.statusCode).toBe(200);
    const there = await list(lin);
    expect(there.map((q) => [q.title, q.shortcut, q.position])).toEqual([
      ["破损补发", "b", 0],
      ["我的问候", "a", 1],
      ["三", null, 2],
      ["四", null, expect.any(Number)],
    ]);
    expect(answer.json()).toEqual({ quickReplies: there });
    expect(await count("events")).toBe(before + 1);
    const { rows } = await server.db.pool.query(`select about from audit_log where about like 'imported%'`);
    expect(rows).toEqual([{ about: "imported 2 2" }]);
  });

  it("[QR12] [AU1] an import of the current content changes nothing and keeps its author", async () => {
    const kept = await add(boss, team);
    const before = [await count("events"), await count("audit_log")];
    expect((await bring(boss, "team", row(kept.title, { id: kept.id, text: kept.text }))).statusCode).toBe(
      200,
    );
    expect([await count("events"), await count("audit_log")]).toEqual(before);
    expect(await list(lin)).toEqual([kept]);
  });

  it("[QR12] [QR5] [QR6] is applied completely or not at all", async () => {
    const kept = await add(boss, { ...team, shortcut: "bf" });
    const events = await count("events");
    const refusals = [
      [
        [row("一"), row("二", { shortcut: "BF" })],
        { refusal: "shortcut_taken", shortcut: "BF", title: "破损补发" },
      ],
      [
        [row("一", { shortcut: "x" }), row("二", { shortcut: "X" })],
        { refusal: "shortcut_taken", shortcut: "X", title: "一" },
      ],
      [[row("一"), row("二", { id: "gone" })], { refusal: "quick_reply_not_found" }],
      [
        Array.from({ length: 500 }, (_, n) => row(`${n}`)),
        { refusal: "quick_reply_limit_reached", limit: 500 },
      ],
    ] as const;
    for (const [rows, refusal] of refusals) {
      const answer = await bring(boss, "team", ...rows);
      expect([answer.statusCode, answer.json()]).toEqual([409, refusal]);
    }
    for (const rows of [[], [row(" ")], [row("一", { id: kept.id }), row("二", { id: kept.id })]])
      expect((await bring(boss, "team", ...rows)).statusCode).toBe(400);
    expect(await list(boss)).toEqual([kept]);
    expect(await count("events")).toBe(events);
  });

  it("[QR12] [QR1] only supervisors import team ones, and agents only their own", async () => {
    const mine = await add(lin, own);
    expect((await bring(lin, "team", row("一"))).statusCode).toBe(403);
    expect((await bring(xu, "own", row("一", { id: mine.id }))).json()).toEqual({
      refusal: "quick_reply_not_found",
    });
    const before = await count("audit_log");
    expect((await bring(xu, "own", row("一"), row("二"))).statusCode).toBe(200);
    expect([await titles(xu), await titles(lin), await count("audit_log")]).toEqual([
      ["一", "二"],
      ["我的问候"],
      before,
    ]);
  });

  it("[QR12] 500 of the longest are imported at once", async () => {
    const rows = Array.from({ length: 500 }, (_, n) =>
      row(`${n}`, { text: "长".repeat(1_000), shortcut: `s${n}` }),
    );
    expect((await bring(boss, "team", ...rows)).statusCode).toBe(200);
    expect(await titles(lin)).toEqual(rows.map(({ title }) => title));
  });
});

it("[N35] an invalid field is named", async () => {
  for (const [body, field] of [
    [{ ...team, title: "  " }, "title"],
    [{ ...team, title: "字".repeat(41) }, "title"],
    [{ ...team, text: " \n " }, "text"],
    [{ ...team, text: "字".repeat(4_001) }, "text"],
    [{ ...team, text: "a\0b" }, "text"],
    [{ ...team, shortcut: "b f" }, "shortcut"],
    [{ ...team, category: "字".repeat(21) }, "category"],
    [{ ...team, scope: "all" }, "scope"],
  ] as const) {
    const answer = await boss.send("POST", path(), body);
    expect([field, answer.statusCode, answer.json()]).toMatchObject([field, 400, { errors: [{ field }] }]);
  }
  const many = await boss.send("PUT", path("/order"), { scope: "team", ids: Array(501).fill("x") });
  expect([many.statusCode, many.json()]).toMatchObject([400, { errors: [{ field: "ids" }] }]);
});
