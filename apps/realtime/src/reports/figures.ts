/** [RP12] Conditions that a report's numbers and the lists behind them share. */
import { satisfiedFrom } from "@jieru/shared/domain/rating";
import type { CountedBy, ReportFigure } from "@jieru/shared/protocol/reports";

const minute = 60_000;

/** [RP10] SQL: the customer wrote, and nobody replied. */
const unanswered = `spoken and first_answer_ms is null`;
const unserved = `${unanswered} and picked_up_at is null`;
const hasLapsed = `(lapsed or coalesce(outcome, '') = 'lapsed')`;

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

/** [RP11] SQL: ended by an earlier release. */
export const hasUnknownOutcome = `state = 'ended' and spoken and outcome is null`;

/** SQL: the instant that assigns the day, and its index's condition. */
export const instants: Record<CountedBy, { column: string; where: string }> = {
  opened: { column: "opened_at", where: "true" },
  picked_up: { column: "picked_up_at", where: "picked_up_at is not null" },
  ended: { column: "ended_at", where: "state = 'ended'" },
};

export const countOf = (figure: ReportFigure): string => `count(*) filter (where ${figures[figure]})`;
