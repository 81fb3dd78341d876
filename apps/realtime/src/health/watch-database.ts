/**
 * How the database is: asked now and then, and told by every statement that fails (DE1–DE3).
 *
 *     answers late, three times   slow            no answer, twice   away
 *     in time, three times        well again
 *     53100 of any statement      full            25006              read_only
 *
 * A database without room still answers questions, so from `full` and `read_only` only a write leads back.
 */
import type { Health } from "@jieru/shared/domain/health";
import type { Pool } from "pg";
import { DeadlinePassed, within } from "../work/deadline.ts";

export type DatabaseState = Health["database"];

export interface DatabaseWatch {
  readonly state: DatabaseState;
  /** A statement failed with this SQLSTATE, or without any answer: reason to look at once. */
  onFailure(sqlState: string | null): void;
  onChange(listener: () => void): void;
  stop(): void;
}

const everyMs = 1_000;
/**
 * A database that stands still breaks no connection: it just never answers (F10). Asked again at once, it is known to be away within
 * the five seconds of DE2, however lately it has answered.
 */
const answerWithinMs = 1_800;
const slowFromMs = 300;
/** One slow answer is no outage, and one quick answer is no recovery from slowness. */
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

export function watchDatabase(pool: Pool, nodeId: string, now: () => number): DatabaseWatch {
  const listeners = new Set<() => void>();
  let misses = 0;
  let slow = false;
  /** Answers in a row that were late while it is not slow, or in time while it is. */
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

  /** Whether it should be asked again at once. */
  const ask = async (): Promise<boolean> => {
    const since = performance.now();
    const writes = refused;
    const asked = writes ? canWrite(pool, nodeId, now()) : pool.query("select 1").then(() => true as const);
    let silent = false;
    const answer = await within(answerWithinMs, asked).catch((error: unknown) => {
      silent = error instanceof DeadlinePassed;
      return null;
    });
    // A refusal is an answer: the database is there, and as little use as before.
    misses = answer === null ? misses + 1 : 0;
    if (answer !== null) noteTime(performance.now() - since > slowFromMs);
    // A statement may be refused while this is on its way: a question says nothing of that, nor does a write for another reason.
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
