import { catchUp } from "@jieru/realtime/reports/count";
import type { AccountId } from "@jieru/shared/domain/ids";
import { type Report, reportDaysAtMost } from "@jieru/shared/protocol/reports";
import pg from "pg";
import { type BenchServer, withPrepared } from "./bench-server.ts";
import { type Figure, quantile, thousands } from "./figure.ts";
import type { Desks } from "./fill.ts";
import { sealedTexts } from "./payloads.ts";
import { runLoad } from "./processes.ts";
import { scaled } from "./scale.ts";

const agents = 60;
const inHand = 5;
const conversations = scaled(100_000, 1_000);
const desk: Desks = {
  accounts: 1,
  agents,
  inHand,
  waiting: 0,
  ended: conversations - agents * inHand,
  messages: 10,
};
const messages = conversations * desk.messages;
const rate = 50;
const seconds = { warmUp: scaled(4, 1), measured: scaled(20, 3) };
const dayMs = 24 * 60 * 60_000;

/** Spreads the ended sessions over a year and all agents, makes every other message an agent's, and one agent a supervisor. */
const spread = `
  create temporary table bench_spread as
    select s.id, s.conversation_id, b.agent_id, $1::bigint * (row_number() over (order by s.id) % $2) as ago
      from sessions s join bindings b on b.account_id = s.account_id and b.seat = abs(hashtext(s.id)) % $3 + 1
     where s.state = 'ended';
`;
const dealt = [
  `update sessions s set opened_at = opened_at - ago, last_activity_at = last_activity_at - ago, ended_at = ended_at - ago,
          picked_up_at = ended_at - ago - 60000, last_owner_id = x.agent_id, unanswered_since = null,
          first_response_ms = abs(hashtext(s.id || 'answered')) % 600000
     from bench_spread x where s.id = x.id`,
  `update messages m set at = at - ago, direction = case seq % 2 when 0 then 'out' else 'in' end,
          agent_id = case seq % 2 when 0 then x.agent_id end
     from bench_spread x where m.session_id = x.id`,
  `update bindings set role = 'supervisor' where seat = 1`,
  `analyze`,
];

async function prepare(databaseUrl: string): Promise<string> {
  // The temporary table needs one connection, and counting has no deadline.
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  try {
    await pool.query(
      spread
        .replace("$1", String(dayMs))
        .replace("$2", String(reportDaysAtMost - 1))
        .replace("$3", String(agents)),
    );
    for (const sql of dealt) await pool.query(sql);
    const started = performance.now();
    await countAll(pool);
    const took = (performance.now() - started) / 1_000;
    return `counted at ${thousands(Math.round(messages / took))} messages a second`;
  } finally {
    await pool.end();
  }
}

async function countAll(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ id: AccountId }>(`select id from accounts`);
  for (const { id } of rows) await catchUp({ pool, clock: { now: Date.now } }, id);
}

const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

async function readOnce({ url, seats: [seat] }: BenchServer): Promise<number> {
  const { accountId, cookie } = seat as BenchServer["seats"][number];
  const now = Date.now();
  const range = `from=${isoDay(now - (reportDaysAtMost - 2) * dayMs)}&to=${isoDay(now)}`;
  const started = performance.now();
  const answer = await fetch(`${url}/api/accounts/${accountId}/reports?${range}`, { headers: { cookie } });
  if (!answer.ok) throw new Error(`report: ${answer.status}`);
  const report = (await answer.json()) as Report;
  const took = performance.now() - started;
  if (report.agents.length < agents || report.days.length < reportDaysAtMost / 2)
    throw new Error(`the report has ${report.days.length} days and ${report.agents.length} agents`);
  return took;
}

async function measure(house: BenchServer, made: string): Promise<Figure[]> {
  const push = async (length: number): Promise<number[]> => {
    const requests = sealedTexts({ count: rate * length, customers: agents * inHand });
    const { failed, tookMs } = await runLoad({ origin: house.url, connections: 32, rate, requests });
    return failed === 0 ? tookMs : [];
  };
  await push(seconds.warmUp);
  await readOnce(house);
  const pushing = push(seconds.measured);
  let isOver = false;
  void pushing.finally(() => {
    isOver = true;
  });
  const took: number[] = [];
  while (!isOver) took.push(await readOnce(house));
  const acknowledged = await pushing;
  const of = `${thousands(messages)} messages and ${thousands(conversations)} sessions by ${agents} agents`;
  return [
    {
      what: `the report of a year of ${of}, p95 beside ${rate} pushes/s`,
      value: quantile(took, 0.95),
      unit: "ms",
      bound: "at most",
      target: 200,
      detail: `p50 ${quantile(took, 0.5).toFixed(0)} ms, most ${Math.max(...took).toFixed(0)}; ${took.length} read one after the other; ${made}`,
    },
    {
      what: `a push acknowledged while such reports are read one after the other, p99`,
      value: quantile(acknowledged, 0.99),
      unit: "ms",
      bound: "at most",
      target: 100,
      detail: `p50 ${quantile(acknowledged, 0.5).toFixed(1)} ms; ${acknowledged.length} of ${rate * seconds.measured}`,
    },
  ];
}

/** [T40] Measures a supervisor's wait for a year's report, and its cost for customers. */
export const measureReports = (): Promise<Figure[]> => withPrepared(desk, prepare, measure);
