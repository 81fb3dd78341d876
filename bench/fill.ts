/** Fills desks by SQL while no server runs, which takes seconds instead of hours. Rows are as lanes would write them. */
import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";

export interface Desks {
  accounts: number;
  agents: number;
  inHand: number;
  waiting: number;
  ended?: number;
  messages: number;
}

export interface Seat {
  accountId: string;
  agentId: string;
  name: string;
  cookie: string;
}

export type Prepare = (databaseUrl: string) => Promise<void>;

const sql = readFileSync(path.join(import.meta.dirname, "fill.sql"), "utf8");

const withValues = (values: Record<string, string | number>): string =>
  sql.replaceAll(/(?<!:):([a-z]+)\b/g, (_, name: string) => String(values[name]));

async function hire(client: pg.Client, accountId: string, count: number): Promise<Seat[]> {
  const seats = Array.from({ length: count }, (_, i) => ({
    agentId: crypto.randomUUID(),
    token: randomBytes(32).toString("hex"),
    name: `客服 ${i + 1}`,
  }));
  const ids = seats.map((s) => s.agentId);
  const now = Date.now();
  await client.query(
    `insert into agents (id, wechat_id, name, created_at) select id, 'oUnion_' || id, name, $3 from unnest($1::text[], $2::text[]) as x(id, name)`,
    [ids, seats.map((s) => s.name), now],
  );
  await client.query(
    `insert into bindings (account_id, agent_id, seat, role, status, chosen_status, auto, capacity, last_seen_at, bound_at, status_since)
     select $1, id, seat, 'agent', 'online', 'online', false, 100, $3, $3, $3 from unnest($2::text[]) with ordinality as x(id, seat)`,
    [accountId, ids, now],
  );
  await client.query(
    `insert into web_sessions (id, token_hash, agent_id, created_at, last_seen_at, expires_at)
     select 'web-' || id, hash, id, $3::bigint, $3, $3 + 86400000 from unnest($1::text[], $2::bytea[]) as x(id, hash)`,
    [ids, seats.map(({ token }) => createHash("sha256").update(token).digest()), now],
  );
  return seats.map(({ agentId, name, token }) => ({
    accountId,
    agentId,
    name,
    cookie: `jieru_session=${token}`,
  }));
}

async function fillAll(client: pg.Client, desks: Desks): Promise<Seat[]> {
  await client.query("set synchronous_commit = off");
  const { rows } = await client.query<{ id: string }>("select id from accounts order by app_id");
  const seats: Seat[] = [];
  for (const { id } of rows) {
    seats.push(...(await hire(client, id, desks.agents)));
    const { inHand, waiting, ended = 0, messages } = desks;
    const conversations = desks.agents * inHand + waiting + ended;
    const values = { account: `'${id}'`, conversations, messages, inhand: inHand, waiting, now: Date.now() };
    await client.query(withValues(values));
  }
  return seats;
}

export async function fillDesks(databaseUrl: string, desks: Desks, prepare?: Prepare): Promise<Seat[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const seats = await fillAll(client, desks);
    await prepare?.(databaseUrl);
    await client.query("vacuum analyze");
    await client.query("checkpoint");
    return seats;
  } finally {
    await client.end();
  }
}
