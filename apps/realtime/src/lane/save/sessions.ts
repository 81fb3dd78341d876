import type { Statement } from "../../database/burst.ts";
import { bigints, texts } from "../../database/columns.ts";
import { sessionColumns } from "../../database/desk-columns.ts";
import type { Desk, DeskSession } from "../../desk/desk.ts";
import { dueAt } from "../../desk/time.ts";
import type { Change, Step } from "./step.ts";

const { names, definitions, updates, rowOf, isOftenOnly, often } = sessionColumns;

const sessionRow = (desk: Desk, s: DeskSession): object => ({
  account_id: desk.account.id,
  ...rowOf(s),
  due_at: dueAt(desk, s),
});

/** Ended ones first: the one open session of a conversation may have changed within the batch. */
export function saveSessions(all: readonly Change[]): Statement[] {
  const touched: DueSession[] = [];
  const ended: object[] = [];
  const open: object[] = [];
  for (const { before, desk, changes } of all)
    for (const s of changes.sessions) {
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

const upsert = (rows: readonly object[]): Statement => ({
  name: "save_sessions",
  text: `insert into sessions (account_id, ${names}, due_at)
     select account_id, ${names}, due_at from json_to_recordset($1) as x(account_id text, ${definitions}, due_at bigint)
     on conflict (id) do update set ${updates}, due_at = excluded.due_at`,
  values: [JSON.stringify(rows)],
});

/**
 * Changes no column that an index knows, so that the row's new version needs no entry in any of them. That is why a deadline
 * that moved away stays where it was: the ticker comes early, once, and then it is set right (`postpone`).
 */
const touch = (group: readonly DueSession[]): Statement => ({
  name: "touch_sessions",
  text: `update sessions s set ${often.updates},
            due_at = case when x.due_at is not null then least(s.due_at, x.due_at) end
       from unnest($1::text[], $2::bigint[], ${often.parameters(3)}) as x(id, due_at, ${often.names}) where s.id = x.id`,
  values: [
    texts(group.map((g) => g.session.id)),
    bigints(group.map((g) => g.dueAt)),
    ...often.arrays(group.map((g) => g.session)),
  ],
});

/** The ticker looked at these sessions too early: it is to come when something is due. */
export function postpone(all: readonly Step[]): Statement[] {
  const early = all.flatMap((s) => s.early.map((session) => dueSession(s.desk, session)));
  if (early.length === 0) return [];
  const statement: Statement = {
    name: "postpone_sessions",
    text: `update sessions s set due_at = x.due_at from unnest($1::text[], $2::bigint[]) as x(id, due_at) where s.id = x.id`,
    values: [texts(early.map((e) => e.session.id)), bigints(early.map((e) => e.dueAt))],
  };
  return [statement];
}
