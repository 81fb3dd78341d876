/**
 * Records gaps, in which no server could store pushes (PU8), and silences of WeChat (PU9). Any server writes a
 * heartbeat every two seconds, timed by the database's clock. See `shut-accounts.ts` for keys that open no credentials.
 */
import { silentSince } from "@jieru/shared/domain/alarms";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { PushGap } from "@jieru/shared/domain/push-gap";
import type { Pool, PoolClient } from "pg";
import type { SealedAccount } from "../accounts/check-key.ts";
import { mapConcurrent, serialize } from "../base/async.ts";
import type { Context } from "../base/context.ts";
import { transaction } from "../database/transaction.ts";
import type { Command } from "../desk/command.ts";
import type { Lanes } from "../lane/lane.ts";
import { type AccountRow, accountColumns, accountOf } from "../lane/rows.ts";
import { lastPushSql } from "./last-push.ts";
import { createShutAccounts, type OpenedAgain } from "./shut-accounts.ts";

const beatEveryMs = 2_000;
/** WeChat tries three times, five seconds apart. */
const gapFromMs = 10_000;
/** All in parallel would exhaust the connections (DE5). */
const accountsAtOnce = 4;

interface Heartbeat {
  at: number;
  realAt: number;
  silentMs: number;
}

async function takeHeartbeat(client: PoolClient, now: number): Promise<Heartbeat | null> {
  await client.query(
    `insert into push_door (open_at, real_at) values ($1, extract(epoch from clock_timestamp()) * 1000)
     on conflict do nothing`,
    [now],
  );
  const { rows } = await client.query<Heartbeat>(
    `select open_at as "at", real_at as "realAt", (extract(epoch from clock_timestamp()) * 1000 - real_at)::bigint as "silentMs"
       from push_door for update skip locked`,
  );
  return rows[0] ?? null;
}

async function writeHeartbeat(client: PoolClient, now: number): Promise<void> {
  await client.query(
    `update push_door set open_at = $1, real_at = extract(epoch from clock_timestamp()) * 1000`,
    [now],
  );
}

/** Returns the accounts without a record of the gap. Excludes accounts without pushes and shut ones. */
async function listWithoutNotice(pool: Pool, from: number): Promise<AccountId[]> {
  const { rows } = await pool.query<{ id: AccountId }>(
    `select id from accounts a where first_push_at is not null
        and not exists (select from push_gaps g where g.account_id = a.id and g.from_at = $1)
        and not exists (select from shut_accounts s where s.account_id = a.id)`,
    [from],
  );
  return rows.map(({ id }) => id);
}

type Watched = AccountRow & { id: AccountId; last_push_at: number | null; heard_at: number | null };

async function listWatched(pool: Pool): Promise<Watched[]> {
  const { rows } = await pool.query<Watched>(
    `select ${accountColumns}, last_push_at, ${lastPushSql} as heard_at from accounts
      where removed_at is null and (settings ->> 'pushSilenceMs' is not null or pushes_silent_since is not null)`,
  );
  return rows;
}

/** Returns the start of a silence, null for its end, undefined for no change. */
function silenceOf(row: Watched, now: number): number | null | undefined {
  const { pushes_silent_since: since, last_push_at: pushed } = row;
  if (since === null) return silentSince(accountOf(row), row.heard_at, now) ?? undefined;
  return pushed !== null && pushed > since ? null : undefined;
}

/** Another server recorded this gap, as this one lost the heartbeat. */
const isAlreadyRecorded = (error: unknown): boolean =>
  (error as { constraint?: unknown } | undefined)?.constraint === "push_gaps_pkey";

export interface PushWatch {
  look(): Promise<void>;
  /** [SU10] Checks before the server opens. A single account's failure is logged and retried. */
  begin(): Promise<void>;
  stop(): Promise<void>;
}

export interface PushWatchOptions extends Pick<Context, "pool" | "clock" | "log"> {
  lanes: Lanes;
  opens(account: Omit<SealedAccount, "id">): boolean;
}

export function startPushWatch({ pool, clock, lanes, log, opens }: PushWatchOptions): PushWatch {
  let lastGapFrom: number | null = null;
  const shut = createShutAccounts(pool, opens);

  const report = (gap: PushGap): void => {
    if (gap.from === lastGapFrom) return;
    lastGapFrom = gap.from;
    log.warn({ gap }, "no push could be stored for some time: messages may be lost");
  };
  const ofOneAccount = new WeakSet<object>();
  const runInLane = (id: AccountId, command: Command): Promise<unknown> =>
    lanes.run(id, command).catch((error: Error) => {
      ofOneAccount.add(error);
      throw error;
    });
  const note = async (id: AccountId, gap: PushGap): Promise<void> => {
    await runInLane(id, { do: "note_gap", gap }).catch((error: unknown) => {
      if (!isAlreadyRecorded(error)) throw error;
    });
  };
  const gapFrom = (from: number): PushGap => ({ from, to: Math.max(from, clock.now()) });
  /** After a failure the heartbeat stays, and the next check records the rest. */
  const noteGap = async (from: number): Promise<void> => {
    const gap = gapFrom(from);
    report(gap);
    await mapConcurrent(await listWithoutNotice(pool, from), accountsAtOnce, (id) => note(id, gap));
  };
  const noteOpened = async (account: OpenedAgain): Promise<void> => {
    const { id, shutAt, shutMs, pushed } = account;
    if (pushed && shutMs > gapFromMs) {
      const gap = gapFrom(shutAt);
      report(gap);
      await note(id, gap);
    }
    await shut.takeOut(account);
  };
  const noteSilences = async (): Promise<void> => {
    await mapConcurrent(await listWatched(pool), accountsAtOnce, async (row) => {
      const since = silenceOf(row, clock.now());
      if (since !== undefined) await runInLane(row.id, { do: "note_silence", since });
    });
  };
  /** Returns false if another server has the heartbeat. */
  const keepHeartbeat = (): Promise<boolean> =>
    transaction(pool, async (client) => {
      const heartbeat = await takeHeartbeat(client, clock.now());
      if (!heartbeat) return false;
      await shut.note(heartbeat.at, heartbeat.realAt);
      if (heartbeat.silentMs > gapFromMs) await noteGap(heartbeat.at);
      await writeHeartbeat(client, clock.now());
      return true;
    });
  /** After the heartbeat: a single account's failure must not look like a gap for all. */
  const look = async (): Promise<void> => {
    if (!(await keepHeartbeat())) return;
    await mapConcurrent(await shut.listOpened(), accountsAtOnce, noteOpened);
    await noteSilences();
  };

  const checks = serialize(look);
  const warn = (error: unknown): void =>
    log.warn({ err: error }, "it is unknown whether pushes can be stored");
  const timer = setInterval(() => void checks.run().catch(warn), beatEveryMs);
  return {
    look: checks.run,
    begin: () =>
      checks.run().catch((error: Error) => {
        if (!ofOneAccount.has(error)) throw error;
        warn(error);
      }),
    async stop() {
      clearInterval(timer);
      await checks.settled();
    },
  };
}
