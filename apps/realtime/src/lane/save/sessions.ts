import type { QueryConfig } from "pg";
import type { Desk, DeskSession } from "../../desk/desk.ts";
import { dueAt } from "../../desk/time.ts";
import { sessionColumns } from "../desk-columns.ts";
import type { BatchChange } from "./batch-change.ts";

const { names, definitions, updates, rowOf } = sessionColumns;

/**
 * Ended sessions come first: the one open session of a conversation may have changed within the batch.
 *
 * A message moves the deadline away, and the deadline is in an index. The row therefore keeps an earlier deadline while the session stays
 * in its state, so that its new version needs no index entry: the timer fires once although nothing is due, and is then rescheduled.
 */
export function saveSessions(desk: Desk, changed: readonly DeskSession[]): QueryConfig[] {
  if (changed.length === 0) return [];
  const endedFirst = changed.toSorted((a, b) => Number(b.state === "ended") - Number(a.state === "ended"));
  const rows = endedFirst.map((s) => ({ ...rowOf(s), due_at: dueAt(desk, s) }));
  const statement: QueryConfig = {
    name: "save_sessions",
    text: `insert into sessions as s (account_id, ${names}, due_at)
       select $1, ${names}, due_at from json_to_recordset($2) as x(${definitions}, due_at bigint)
       on conflict (id) do update set ${updates}, due_at = case
         when s.state = excluded.state and excluded.due_at is not null then least(s.due_at, excluded.due_at)
         else excluded.due_at end`,
    values: [desk.account.id, JSON.stringify(rows)],
  };
  return [statement];
}

/** Moves timers that fired although nothing was due to when something is. */
export function rescheduleTimers({
  desk,
  staleTimers,
}: Pick<BatchChange, "desk" | "staleTimers">): QueryConfig[] {
  if (staleTimers.length === 0) return [];
  const statement: QueryConfig = {
    name: "postpone_sessions",
    text: `update sessions s set due_at = x.due_at from unnest($1::text[], $2::bigint[]) as x(id, due_at) where s.id = x.id`,
    values: [staleTimers.map((s) => s.id), staleTimers.map((s) => dueAt(desk, s))],
  };
  return [statement];
}
