import type { AccountId, AgentId, SessionId } from "@jieru/shared/domain/ids";
import { dayNamed, localTime, timeZoneOf } from "@jieru/shared/domain/local-day";
import type { AboutFilter } from "@jieru/shared/domain/wrap-up";
import type { EndedPage } from "@jieru/shared/protocol/http";
import type { CountedBy, ReportFigure } from "@jieru/shared/protocol/reports";
import { singleRow } from "../database/single-row.ts";
import { type AccountRow, accountColumns, accountOf } from "../lane/rows.ts";
import { listSessionsById } from "../lane/session-queries.ts";
import type { Counter } from "./count.ts";
import { figures, hasUnknownOutcome, instants } from "./figures.ts";
import { type Range, usualRange } from "./read-report.ts";

export interface CountedAsked {
  /** null: the default days (RP4). */
  range: Range | null;
  by: CountedBy;
  figure: ReportFigure;
  owner?: AgentId | undefined;
  about?: AboutFilter | undefined;
  before?: number | undefined;
  beforeId?: SessionId | undefined;
  limit: number;
}

export const searchedPerPage = 5_000;

/** [RP11] Figures that need a known outcome. */
const needsOutcome: readonly ReportFigure[] = [
  "answered",
  "one_minute",
  "five_minutes",
  "not_answered",
  "not_picked_up",
  "never_picked_up",
  "lapsed",
  "closed_unanswered",
  "queued",
];

interface Looked {
  ids: SessionId[];
  before: number | null;
  beforeId: SessionId | null;
}

/** Returns a page, newest first by `by`, with bounded work. */
export async function listCounted(
  { pool, clock }: Counter,
  accountId: AccountId,
  asked: CountedAsked,
): Promise<EndedPage> {
  const { by, figure, owner, about, before, beforeId, limit } = asked;
  const row = singleRow(
    await pool.query<AccountRow>(`select ${accountColumns} from accounts where id = $1`, [accountId]),
  );
  const timeZone = timeZoneOf(accountOf(row));
  const { from, to } = asked.range ?? usualRange(localTime(clock.now(), timeZone).date);
  const { column, where } = instants[by];
  const known = needsOutcome.includes(figure) ? `not (${hasUnknownOutcome})` : "true";
  const { rows } = await pool.query<Looked>(
    `with seen as materialized (
       select id, state, owner_id, topic_id, outcome, spoken, lapsed, picked_up_at, first_response_ms, first_answer_ms, queued_ms,
              closed_unanswered, rating_asked_at, rating_score, ${column} as instant from sessions
        where account_id = $1 and ${where} and ${column} >= $2 and ${column} < $3
          and ($4::bigint is null or (${column}, id) < ($4, $5))
        order by ${column} desc, id desc limit $6),
     found as materialized (
       select id, instant from seen
        where ${figures[figure]} and ${known} and ($7::text is null or owner_id = $7)
          and ($8::text is null or coalesce(topic_id, 'nothing') = $8)
        order by instant desc, id desc limit $9),
     place as (
       (select instant, id from found where (select count(*) from found) = $9 order by instant, id limit 1)
       union all
       (select instant, id from seen where (select count(*) from seen) = $6 order by instant, id limit 1)
       limit 1)
     select array(select id from found order by instant desc, id desc) as ids, place.instant as before, place.id as "beforeId"
       from (values (1)) as one left join place on true`,
    [
      accountId,
      dayNamed(from, timeZone).from,
      dayNamed(to, timeZone).until,
      before ?? null,
      beforeId ?? "",
      searchedPerPage,
      owner ?? null,
      about ?? null,
      limit,
    ],
  );
  const page = rows[0] ?? { ids: [], before: null, beforeId: null };
  const next =
    page.before !== null && page.beforeId !== null ? { before: page.before, beforeId: page.beforeId } : null;
  return { sessions: await listSessionsById(pool, page.ids), next, more: next !== null };
}
