/**
 * [RP12] Conditions for the sessions that each number of a report counts. The day's numbers and the list behind them
 * use the same condition.
 */
import { satisfiedFrom } from "@jieru/shared/domain/rating";
import type { CountedBy, ReportFigure } from "@jieru/shared/protocol/reports";

const minute = 60_000;

/** [RP10] SQL on a row of `sessions`: the customer wrote, and no person has replied. */
const unanswered = `spoken and first_answer_ms is null`;
const unserved = `${unanswered} and picked_up_at is null`;
const hasLapsed = `(lapsed or coalesce(outcome, '') = 'lapsed')`;

/** SQL conditions on a row of `sessions`. */
export const figures: Record<ReportFigure, string> = {
  all: "true",
  spoken: "spoken",
  answered: "spoken and first_answer_ms is not null",
  one_minute: `spoken and first_answer_ms <= ${minute}`,
  five_minutes: `spoken and first_answer_ms <= ${5 * minute}`,
  not_answered: `${unanswered} and picked_up_at is not null`,
  not_picked_up: unserved,
  never_picked_up: `${unserved} and not ${hasLapsed}`,
  lapsed: `${unserved} and ${hasLapsed}`,
  closed_unanswered: "state = 'ended' and closed_unanswered",
  queued: "spoken and queued_ms is not null",
  served: "owner_id is not null",
  replied: "owner_id is not null and first_response_ms is not null",
  replied_one_minute: `owner_id is not null and first_response_ms <= ${minute}`,
  replied_five_minutes: `owner_id is not null and first_response_ms <= ${5 * minute}`,
  unserved: "state = 'ended' and owner_id is null and spoken",
  asked: "rating_asked_at is not null",
  rated: "rating_asked_at is not null and rating_score is not null",
  satisfied: `rating_asked_at is not null and rating_score >= ${satisfiedFrom}`,
};

/** [RP11] SQL: the outcome is unknown, because an earlier release ended the session. */
export const hasUnknownOutcome = `state = 'ended' and spoken and outcome is null`;

/** SQL: the instant that assigns a session to a day, and the condition that makes its index usable. */
export const instants: Record<CountedBy, { column: string; where: string }> = {
  opened: { column: "opened_at", where: "true" },
  picked_up: { column: "picked_up_at", where: "picked_up_at is not null" },
  ended: { column: "ended_at", where: "state = 'ended'" },
};

/** SQL: counts the rows of the figure. */
export const countOf = (figure: ReportFigure): string => `count(*) filter (where ${figures[figure]})`;
