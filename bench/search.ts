import { openPool } from "@jieru/realtime/database/connect";
import { indexBatch } from "@jieru/realtime/search/index-batch";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { SearchAnswer } from "@jieru/shared/protocol/search";
import type { Pool } from "pg";
import { type BenchServer, withPrepared } from "./bench-server.ts";
import { type Figure, quantile, thousands } from "./figure.ts";
import type { Desks } from "./fill.ts";
import { scaled } from "./scale.ts";
import { queries, said } from "./talk.ts";

const agents = 40;
const conversations = scaled(100_000, 1_000);
const desk: Desks = {
  accounts: 1,
  agents,
  inHand: 5,
  waiting: 200,
  ended: conversations - 200 - agents * 5,
  messages: 10,
};
const messages = conversations * desk.messages;
const rounds = scaled(60, 3);
const warmUp = 5;
const atOnce = 2_000;

/** Gives all conversations different texts, makes every other agent a supervisor, and builds the index as an upgrade would. */
async function prepare(databaseUrl: string): Promise<string> {
  const pool = openPool({ connectionString: databaseUrl }, () => undefined);
  try {
    await pool.query(`update bindings set role = 'supervisor' where seat % 2 = 0`);
    for (let from = 0; from < messages; from += atOnce) await say(pool, from);
    await pool.query(`delete from search_cursors`);
    const started = performance.now();
    await indexAll(pool);
    const seconds = (performance.now() - started) / 1_000;
    const { rows } = await pool.query<{ mb: number }>(
      `select (pg_total_relation_size('message_words') / 1048576)::integer as mb`,
    );
    return `index of ${rows[0]?.mb} MB, made at ${thousands(Math.round(messages / seconds))} messages a second of work`;
  } finally {
    await pool.end();
  }
}

async function say(pool: Pool, from: number): Promise<void> {
  const seqs = Array.from({ length: atOnce }, (_, i) => from + i + 1);
  await pool.query(
    `update messages m set content = jsonb_build_object('type', 'text', 'text', x.said)
       from unnest($1::bigint[], $2::text[]) as x(seq, said), accounts a where m.account_id = a.id and m.seq = x.seq`,
    [seqs, seqs.map(said)],
  );
}

async function indexAll(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ id: AccountId }>(`select id from accounts`);
  for (const { id } of rows) while ((await indexBatch(pool, id)) === "more");
}

async function searchOnce({ url, seats }: BenchServer, turn: number, q: string): Promise<number> {
  const { accountId, cookie } = seats[turn % seats.length] as BenchServer["seats"][number];
  const started = performance.now();
  const answer = await fetch(`${url}/api/accounts/${accountId}/search?q=${encodeURIComponent(q)}`, {
    headers: { cookie },
  });
  if (!answer.ok) throw new Error(`search: ${answer.status}`);
  (await answer.json()) as SearchAnswer;
  return performance.now() - started;
}

async function measure(house: BenchServer, made: string): Promise<Figure[]> {
  const costs = Object.fromEntries(Object.keys(queries).map((kind) => [kind, [] as number[]]));
  for (let turn = 0; turn < rounds + warmUp; turn++)
    for (const [kind, q] of Object.entries(queries)) {
      const ms = await searchOnce(house, turn, q);
      if (turn >= warmUp) costs[kind]?.push(ms);
    }
  const kinds = Object.entries(costs).map(([kind, all]) => ({ kind, p95: quantile(all, 0.95) }));
  return [
    {
      what: `search in ${thousands(messages)} messages, p95 of the slowest kind of query`,
      value: Math.max(...kinds.map(({ p95 }) => p95)),
      unit: "ms",
      bound: "at most",
      target: 100,
      detail: `${kinds.map(({ kind, p95 }) => `${kind} ${p95.toFixed(0)}`).join(", ")}; ${rounds} each, half by agents, half by supervisors; ${made}`,
    },
  ];
}

export const measureSearch = (): Promise<Figure[]> => withPrepared(desk, prepare, measure);
