import * as fc from "fast-check";
import type pg from "pg";
import { expect, it, onTestFinished, vi } from "vitest";
import { systemClock } from "../../src/base/context.ts";
import { closePool, openPool } from "../../src/database/connect.ts";
import type { Command } from "../../src/desk/command.ts";
import { createJobs } from "../../src/jobs/jobs.ts";
import { catchUp, countStep } from "../../src/reports/count.ts";
import { messagesAtOnce } from "../../src/reports/count-messages.ts";
import { readReport } from "../../src/reports/read-report.ts";
import { countNew, workReports } from "../../src/reports/work.ts";
import { ann, bob, boss, hour, minute, second } from "../desk/scenario.ts";
import { pickUp, reply } from "../lane/account.ts";
import { silent } from "../lane/silent.ts";
import type { TestDatabase } from "../test-database.ts";
import { deskForEach, openDesk, type ReportedDesk, recount } from "./desk.ts";

let db: TestDatabase;
let desk: ReportedDesk;

const openAnew = deskForEach((its, on) => {
  [desk, db] = [its, on];
});

const day = 24 * hour;
const forALongTime = 60_000;

/** Writes messages and Ann's replies in turn, ten seconds apart, up to now. */
async function fill(messages: number): Promise<void> {
  const { conversationId } = await desk.write("li");
  await db.fill(
    `insert into messages (id, account_id, conversation_id, seq, at, direction, content, agent_id)
     select $1 || n, $1, $2, 1000 + n, $3::bigint - ($4 - n) * 10000::bigint, case n % 2 when 0 then 'in' else 'out' end, '{}',
            case n % 2 when 1 then 'ann' end
       from generate_series(1, $4::int) n`,
    [desk.account, conversationId, desk.clock.now(), messages],
  );
  await db.pool.query(`update accounts set head_seq = 1000 + $2 where id = $1`, [desk.account, messages]);
}
const whole = { from: "2027-01-01", to: "2027-12-31" };
const sums = async () => {
  const { days, agents } = await desk.report(whole);
  const sum = (what: "messages" | "replies") => days.reduce((all, d) => all + d[what], 0);
  return [sum("messages"), sum("replies"), agents[0]?.replies];
};
const asRows = async (zone = "Asia/Shanghai") => recount(db, desk.account, zone);
const byName = (agents: readonly { name: string }[]) => agents.toSorted((a, b) => (a.name < b.name ? -1 : 1));
async function expectAsRows(zone?: string): Promise<void> {
  const [{ days, agents }, rows] = [await desk.report(whole), await asRows(zone)];
  expect(days.filter((d) => rows.days.some((r) => r.day === d.day))).toEqual(rows.days);
  expect(byName(agents)).toEqual(byName(rows.agents));
}

it("[RP2] two servers that count at once count everything once", async () => {
  await fill(4 * messagesAtOnce + 2);
  const others = [1, 2].map(() => openPool(db.connection, () => {}));
  await Promise.all(others.map((pool) => catchUp({ ...desk.counter, pool }, desk.account)));
  await Promise.all(others.map((pool) => closePool(pool)));
  expect(await sums()).toEqual([2 * messagesAtOnce + 2, 2 * messagesAtOnce + 1, 2 * messagesAtOnce + 1]);
  await expectAsRows();
});

it("[RP2] [RP3] a step counts 5,000 messages, and an interrupted one counts none", async () => {
  await fill(2 * messagesAtOnce);
  expect(messagesAtOnce).toBe(5_000);
  const countedNow = async () => {
    const { rows } = await db.pool.query<{ n: number }>(
      `select coalesce(sum(messages + replies), 0)::int as n from report_days where account_id = $1`,
      [desk.account],
    );
    return rows[0]?.n;
  };
  expect(await countStep(desk.counter, desk.account, forALongTime)).toBe("more");
  expect(await countedNow()).toBe(messagesAtOnce);
  const killed = openPool(db.connection, () => {});
  killed.on("connect", (client) => killBefore(client, /^update report_cursors/));
  await expect(countStep({ ...desk.counter, pool: killed }, desk.account, forALongTime)).rejects.toThrow();
  expect(await countedNow()).toBe(messagesAtOnce);
  await closePool(killed);
  expect(await countStep(desk.counter, desk.account, forALongTime)).toBe("more");
  expect(await countStep(desk.counter, desk.account, forALongTime)).toBe("done");
  expect(await countedNow()).toBe(2 * messagesAtOnce + 1);
});

/** Ends the connection before this statement, as a crash of the server would. */
function killBefore(client: pg.PoolClient, statement: RegExp): void {
  const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
  client.query = (async (...args: unknown[]) => {
    if (typeof args[0] === "string" && statement.test(args[0])) {
      const { rows } = (await query("select pg_backend_pid() as pid")) as { rows: [{ pid: number }] };
      await db.pool.query("select pg_terminate_backend($1, 5000)", [rows[0].pid]);
    }
    return query(...args);
  }) as typeof client.query;
}

it("[RP3] waiting for another server's step ends in time, and the report states its time", {
  tags: ["slow"],
}, async () => {
  await desk.serve("li", "ann", second);
  const { countedUntil } = await desk.report();
  expect(countedUntil).toBe(desk.clock.now());
  desk.clock.elapse(minute);
  await desk.write("wang");
  const other = await db.pool.connect();
  await other.query("begin");
  await other.query(`select from report_cursors where account_id = $1 for update`, [desk.account]);
  expect(await countStep(desk.counter, desk.account, 20)).toBe("elsewhere");
  expect(await catchUp(desk.counter, desk.account, 50)).toBe(false);
  const late = await desk.report();
  expect([late.countedUntil, late.days.at(-1)?.messages]).toEqual([countedUntil, 1]);
  await other.query("rollback");
  other.release();
  expect(await desk.report()).toMatchObject({ countedUntil: desk.clock.now(), days: [{ messages: 2 }] });
});

it("[RP3] a read-only database gives a report of the last count, with its time", async () => {
  await desk.serve("li", "ann", second);
  const before = await desk.report();
  desk.clock.elapse(minute);
  await desk.write("wang");
  const options = "-c default_transaction_read_only=on";
  const pool = openPool({ ...db.connection, options }, () => {});
  const warned: unknown[] = [];
  const log = { warn: (facts: object) => void warned.push(facts) };
  expect(await readReport({ ...desk.counter, pool, log }, desk.account, null)).toEqual(before);
  expect(warned).toMatchObject([{ accountId: desk.account, err: { code: "25006" } }]);
  await closePool(pool);
});

it("[RP3] a job counts every ten minutes, on one server at a time", async () => {
  const startJobs = async () => {
    const jobs = createJobs({ connection: db.connection, log: silent });
    await jobs.start([(boss) => workReports(boss, { ...desk.counter, log: silent })]);
    return jobs;
  };
  const jobs = await startJobs();
  const { rows } = await db.pool.query(
    `select cron, policy from jobs.schedule s join jobs.queue q using (name) where name = 'count-reports'`,
  );
  expect(rows).toEqual([{ cron: "*/10 * * * *", policy: "singleton" }]);
  await desk.serve("li", "ann", second);
  await jobs.boss.send("count-reports", {});
  await jobs.stop();
  const again = await startJobs(); // looks for jobs at once
  const counted = () =>
    db.pool.query(`select counted_until from report_cursors where account_id = $1`, [desk.account]);
  const until = async () => (await counted()).rows[0]?.counted_until;
  await expect.poll(until, { timeout: 15_000 }).toBe(desk.clock.now());
  await again.stop();
});

it("[RP3] each account with news is counted, also if another fails", async () => {
  const counted = async () => {
    const { rows } = await db.pool.query<{ until: number | null }>(
      `select counted_until as until from report_cursors where account_id = $1`,
      [desk.account],
    );
    return rows[0]?.until;
  };
  const broken = await openDesk(db);
  await broken.write("li");
  await broken.set({ openingHours: { timeZone: "Nowhere/At_All", week: [], days: [] } });
  await desk.serve("li", "ann", second);
  await expect(countNew(desk.counter)).rejects.toThrow();
  expect(await counted()).toBe(desk.clock.now());
  await db.pool.query(`update accounts set settings = '{}' where id = $1`, [broken.account]);
  await broken.close();
  const then = desk.clock.now();
  desk.clock.elapse(minute);
  await countNew(desk.counter);
  expect(await counted()).toBe(then);
  await desk.write("wang");
  await countNew(desk.counter);
  expect(await counted()).toBe(desk.clock.now());
});

it("[RP3] after an update all stored data is counted in steps", async () => {
  const days = 40;
  for (let n = 0; n < days; n++) {
    await desk.serve(`c${n}`, n % 2 ? "ann" : "bob", n * second);
    desk.clock.elapse(day);
  }
  const steps = [];
  do steps.push(await countStep(desk.counter, desk.account, forALongTime));
  while (steps.at(-1) === "more" && steps.length < 10);
  expect(steps).toEqual(["more", "more", "done"]);
  await expectAsRows();
});

it("[RP2] the sessions of a day are counted until its third midnight", async () => {
  const s = await desk.serve("li", "ann", second);
  const late = await desk.write("wang");
  await desk.run(pickUp("ann", late));
  const counts = async () => {
    const first = (await desk.report()).days[0];
    return [first?.pickedUp, first?.answered];
  };
  expect(await counts()).toEqual([2, 1]);
  desk.elapseUntil(0);
  desk.clock.elapse(2 * day - minute);
  await desk.write("wang");
  expect(await counts()).toEqual([2, 1]);
  await desk.run(reply("ann", late));
  expect(await counts()).toEqual([2, 2]);
  desk.clock.elapse(minute);
  await desk.write("zhao");
  expect(await counts()).toEqual([2, 2]);
  await desk.run({ do: "take_over", agentId: boss.id, sessionId: s.id });
  expect(await counts()).toEqual([2, 2]);
  expect((await desk.report()).days.at(-1)).toMatchObject({ day: "2027-01-18", pickedUp: 1 });
});

it("[RP2] a server whose clock is a day ahead closes no day early", async () => {
  const [now, until] = [
    Date.now(),
    async () => {
      await catchUp({ ...desk.counter, clock: systemClock }, desk.account);
      const { rows } = await db.pool.query<{ until: number | null }>(
        `select settled_until as until from report_cursors where account_id = $1`,
        [desk.account],
      );
      return rows[0]?.until;
    },
  ];
  desk.clock.elapse(now - 3 * day - desk.clock.now());
  await desk.serve("li", "ann", second);
  const inTime = await until();
  await openAnew();
  desk.clock.elapse(now - 3 * day - desk.clock.now());
  await desk.serve("li", "ann", second);
  onTestFinished(() => void vi.restoreAllMocks());
  vi.spyOn(systemClock, "now").mockImplementation(() => Date.now() + day);
  expect(await until()).toBe(inTime);
});

it("[RP2] a new time zone moves sessions to its days and leaves messages", async () => {
  await desk.serve("li", "ann", second);
  desk.elapseUntil(7);
  await desk.serve("wang", "bob", second);
  const days = async () => (await desk.report()).days.map((d) => [d.day, d.opened, d.pickedUp, d.messages]);
  expect(await days()).toEqual([
    ["2027-01-15", 1, 1, 1],
    ["2027-01-16", 1, 1, 1],
  ]);
  await desk.cutIn("Europe/London");
  expect(await days()).toEqual([["2027-01-15", 2, 2, 1]]);
  desk.clock.elapse(day);
  expect(await days()).toEqual([
    ["2027-01-15", 2, 2, 1],
    ["2027-01-16", 0, 0, 1],
  ]);
  await desk.serve("zhao", "ann", second);
  expect((await days()).at(-1)).toEqual(["2027-01-16", 1, 1, 2]);
});

it("[RP2] a server whose clock was ahead has closed no day permanently", async () => {
  await desk.serve("li", "ann", second);
  desk.clock.elapse(30 * day);
  await desk.count();
  desk.clock.elapse(-30 * day);
  await desk.serve("wang", "bob", second);
  expect((await desk.report()).days).toMatchObject([
    { day: "2027-01-15", opened: 2, pickedUp: 2, answered: 2 },
  ]);
});

it("[RP1] [BO1] a day made longer or shorter by a clock change is one day", async () => {
  for (const [zone, from] of [
    ["America/New_York", "2026-11-01T04:30:00Z"],
    ["America/New_York", "2027-03-14T05:30:00Z"],
    ["America/Santiago", "2027-09-05T03:30:00Z"],
  ] as const) {
    await openAnew(zone);
    desk.clock.elapse(Date.parse(from) - desk.clock.now());
    for (let n = 0; n < 27; n++) {
      await desk.write(`c${n}`);
      desk.clock.elapse(hour);
    }
    const all = { from: "2026-10-01", to: "2027-09-30" };
    const rows = await asRows(zone);
    expect((await desk.report(all)).days).toEqual(rows.days);
    expect(rows.days.map((d) => d.opened)).not.toContain(0);
  }
});

const customers = ["li", "wang", "zhao", "qian"];
const who = fc.constantFrom(ann.id, bob.id, boss.id);
const step = fc.record({
  what: fc.constantFrom(
    "write",
    "write",
    "pick_up",
    "pick_up",
    "reply",
    "reply",
    "transfer",
    "return",
    "end",
    "count",
  ),
  customer: fc.constantFrom(...customers),
  agent: who,
  to: who,
  minutes: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 150 })),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

it("[RP1] [RP2] after random actions a report equals the rows, however often it is counted", {
  tags: ["slow"],
}, async () => {
  const property = fc.asyncProperty(
    fc.constantFrom("Asia/Shanghai", "America/New_York", "Asia/Kolkata", "Pacific/Apia"),
    fc.array(step, { minLength: 15, maxLength: 40 }),
    async (zone, steps) => {
      await openAnew(zone);
      for (const one of steps) {
        desk.clock.elapse(one.minutes * minute);
        await take(one);
      }
      await expectAsRows(zone);
    },
  );
  await fc.assert(property, { numRuns: 12 });
});

async function take({ what, customer, agent, to }: Step): Promise<void> {
  if (what === "count") return void (await desk.count());
  if (what === "write") return void (await desk.write(customer));
  const { rows } = await db.pool.query<{ id: string }>(
    `select s.id from sessions s join conversations c on c.id = s.conversation_id
      where s.account_id = $1 and openid = $2 and state <> 'ended'`,
    [desk.account, customer],
  );
  if (!rows[0]) return;
  const sessionId = rows[0].id as never;
  const commands: Record<Exclude<Step["what"], "count" | "write">, Command> = {
    pick_up: pickUp(agent, { id: sessionId }),
    reply: reply(agent, { id: sessionId }),
    transfer: { do: "transfer", agentId: boss.id, sessionId, to, note: null },
    return: { do: "transfer", agentId: boss.id, sessionId, to: null, note: null },
    end: { do: "end", agentId: boss.id, sessionId },
  };
  await desk.lanes.run(desk.account, commands[what]); // refused if the rules forbid it
}
