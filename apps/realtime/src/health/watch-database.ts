/**
 * Tracks the database by a periodic query and by failed statements (DE1–DE3). Three late answers make it `slow`, two
 * missing ones `away`, SQLSTATE 53100 `full` and 25006 `read_only`. Only a successful write ends the last two.
 */
import type { Health } from "@jieru/shared/domain/health";
import type { Pool } from "pg";
import { DeadlinePassed, within } from "../base/async.ts";

export type DatabaseState = Health["database"];

export interface DatabaseWatch {
  readonly state: DatabaseState;
  /** null: no answer. */
  onFailure(sqlState: string | null): void;
  onChange(listener: () => void): void;
  stop(): void;
}

const everyMs = 1_000;
/** A hanging database breaks no connection (F10). Asking again at once detects it within five seconds (DE2). */
const answerWithinMs = 1_800;
const slowFromMs = 300;
/** One answer changes nothing. */
const missesToBeAway = 2;
const answersToTurn = 3;
/** More than a full disk happens to have left. */
const ballastBytes = 256 * 1024;

const refusing: Record<string, "full" | "read_only"> = { "53100": "full", "25006": "read_only" };

async function canWrite(pool: Pool, nodeId: string, now: number): Promise<true | string | null> {
  const text = `insert into write_probes (node_id, at, ballast) values ($1, $2, repeat('x', ${ballastBytes}))
    on conflict (node_id) do update set at = excluded.at, ballast = excluded.ballast`;
  return pool.query(text, [nodeId, now]).then(
    () => true as const,
    (error: { code?: string }) => error.code ?? null,
  );
}

/** Starts as `ok`, asks every second. */
export function watchDatabase(pool: Pool, nodeId: string, now: () => number): DatabaseWatch {
  const listeners = new Set<() => void>();
  let misses = 0;
  let slow = false;
  /** Consecutive answers that contradict the current state. */
  let unlike = 0;
  let refused: "full" | "read_only" | null = null;
  let state: DatabaseState = "ok";
  let asking = false;
  let stopped = false;

  const settle = (): void => {
    const next = misses >= missesToBeAway ? "away" : (refused ?? (slow ? ("slow" as const) : "ok"));
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  };

  const noteTime = (late: boolean): void => {
    unlike = late === slow ? 0 : unlike + 1;
    if (unlike < answersToTurn) return;
    slow = late;
    unlike = 0;
  };

  /** Resolves with whether to ask again at once. */
  const ask = async (): Promise<boolean> => {
    const since = performance.now();
    const writes = refused;
    const query = writes ? canWrite(pool, nodeId, now()) : pool.query("select 1").then(() => true as const);
    let silent = false;
    const answer = await within(answerWithinMs, query).catch((error: unknown) => {
      silent = error instanceof DeadlinePassed;
      return null;
    });
    // A refusal shows that the database is reachable.
    misses = answer === null ? misses + 1 : 0;
    if (answer !== null) noteTime(performance.now() - since > slowFromMs);
    // Only a later write shows that this refusal is over.
    if (answer === true && refused === writes) refused = null;
    settle();
    return silent && misses < missesToBeAway;
  };
  const look = (): void => {
    if (asking) return;
    asking = true;
    const check = ask().finally(() => {
      asking = false;
    });
    void check.then((again) => {
      if (again && !stopped) look();
    });
  };

  const timer = setInterval(look, everyMs);
  return {
    get state() {
      return state;
    },
    onFailure(sqlState) {
      const why = sqlState === null ? undefined : refusing[sqlState];
      if (why) refused = why;
      if (why) settle();
      else if (sqlState === null || /^(08|57P)/.test(sqlState)) look();
    },
    onChange: (listener) => void listeners.add(listener),
    stop() {
      stopped = true;
      clearInterval(timer);
    },
  };
}
