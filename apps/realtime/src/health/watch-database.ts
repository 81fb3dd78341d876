/**
 * The state of the database, from a question at intervals and from every statement that fails (DE1–DE3).
 *
 *     answers late, three times   slow            no answer, twice   away
 *     in time, three times        well again
 *     53100 of any statement      full            25006              read_only
 *
 * A database without room still answers questions, so `full` and `read_only` end only with a successful write.
 */
import type { Health } from "@jieru/shared/domain/health";
import type { Pool } from "pg";
import { DeadlinePassed, within } from "../base/async.ts";

export type DatabaseState = Health["database"];

export interface DatabaseWatch {
  readonly state: DatabaseState;
  /** A statement failed with this SQLSTATE, or without any answer: a reason to check at once. */
  onFailure(sqlState: string | null): void;
  onChange(listener: () => void): void;
  stop(): void;
}

const everyMs = 1_000;
/**
 * A database that hangs breaks no connection: it just never answers (F10). As it is asked again at once, it is known to be
 * away within the five seconds of DE2, however recently it has answered.
 */
const answerWithinMs = 1_800;
const slowFromMs = 300;
/** One missing answer is no outage, and one quick answer is no recovery from slowness. */
const missesToBeAway = 2;
const answersToTurn = 3;
/** More than a page or two that happen to be free. */
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

/** Begins as `ok`, and asks every second. */
export function watchDatabase(pool: Pool, nodeId: string, now: () => number): DatabaseWatch {
  const listeners = new Set<() => void>();
  let misses = 0;
  let slow = false;
  /** The number of answers in a row that were late while it is not slow, or in time while it is. */
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
    const asked = writes ? canWrite(pool, nodeId, now()) : pool.query("select 1").then(() => true as const);
    let silent = false;
    const answer = await within(answerWithinMs, asked).catch((error: unknown) => {
      silent = error instanceof DeadlinePassed;
      return null;
    });
    // A refusal is an answer too: the database is there, though of as little use as before.
    misses = answer === null ? misses + 1 : 0;
    if (answer !== null) noteTime(performance.now() - since > slowFromMs);
    // If a statement was refused while this was under way, neither a plain question nor a write made for another
    // refusal shows that it is over.
    if (answer === true && refused === writes) refused = null;
    settle();
    return silent && misses < missesToBeAway;
  };
  const look = (): void => {
    if (asking) return;
    asking = true;
    const asked = ask().finally(() => {
      asking = false;
    });
    void asked.then((again) => {
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
