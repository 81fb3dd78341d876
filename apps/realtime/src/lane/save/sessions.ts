import type { QueryConfig } from "pg";
import type { Desk, DeskSession } from "../../desk/desk.ts";
import { dueAt } from "../../desk/time.ts";
import { sessionColumns } from "../desk-columns.ts";
import type { BatchChange } from "./batch-change.ts";

const { names, definitions, updates, rowOf, isOftenOnly, often } = sessionColumns;

const sessionRow = (desk: Desk, s: DeskSession): object => ({
  account_id: desk.account.id,
  ...rowOf(s),
  due_at: dueAt(desk, s),
});

/** Ended ones first: the one open session of a conversation may have changed within the batch. */
export function saveSessions(before: Desk, desk: Desk, changed: readonly DeskSession[]): QueryConfig[] {
  const touched: DueSession[] = [];
  const ended: object[] = [];
  const open: object[] = [];
  for (const s of changed) {
    if (isOftenOnly(before.sessions.get(s.id), s)) touched.push(dueSession(desk, s));
    else (s.state === "ended" ? ended : open).push(sessionRow(desk, s));
  }
  return [
    ...(ended.length > 0 ? [upsert(ended)] : []),
    ...(open.length > 0 ? [upsert(open)] : []),
    ...(touched.length > 0 ? [touch(touched)] : []),
  ];
}

interface DueSession {
  session: DeskSession;
  dueAt: number | null;
}
const dueSession = (desk: Desk, session: DeskSession): DueSession => ({
  session,
  dueAt: dueAt(desk, session),
});

const upsert = (rows: readonly object[]): QueryConfig => ({
  name: "save_sessions",
  text: `insert into sessions (account_id, ${names}, due_at)
     select account_id, ${names}, due_at from json_to_recordset($1) as x(account_id text, ${definitions}, due_at bigint)
     on conflict (id) do update set ${updates}, due_at = excluded.due_at`,
  values: [JSON.stringify(rows)],
});

/**
 * Changes no indexed column, so that the new version of the row needs no index entry. Therefore a deadline that moved away stays where it
 * was: the timer fires once although nothing is due, and is then rescheduled.
 */
const touch = (group: readonly DueSession[]): QueryConfig => ({
  name: "touch_sessions",
  text: `update sessions s set ${often.updates},
            due_at = case when x.due_at is not null then least(s.due_at, x.due_at) end
       from unnest($1::text[], $2::bigint[], ${often.parameters(3)}) as x(id, due_at, ${often.names}) where s.id = x.id`,
  values: [
    group.map((g) => g.session.id),
    group.map((g) => g.dueAt),
    ...often.arrays(group.map((g) => g.session)),
  ],
});

/** Moves timers that fired although nothing was due to when something is. */
export function rescheduleTimers({
  desk,
  staleTimers,
}: Pick<BatchChange, "desk" | "staleTimers">): QueryConfig[] {
  if (staleTimers.length === 0) return [];
  const stale = staleTimers.map((session) => dueSession(desk, session));
  const statement: QueryConfig = {
    name: "postpone_sessions",
    text: `update sessions s set due_at = x.due_at from unnest($1::text[], $2::bigint[]) as x(id, due_at) where s.id = x.id`,
    values: [stale.map((e) => e.session.id), stale.map((e) => e.dueAt)],
  };
  return [statement];
}
