-- RP10: the longest time in the queue; null: still in it.
alter table sessions add column queued_ms bigint;
-- RP10: the customer's last message was unanswered at the end.
alter table sessions add column closed_unanswered boolean not null default false;

-- RP10: sessions opened on a day in which the customer wrote.
alter table report_days add column spoken integer not null default 0;
alter table report_days add column answered_first integer not null default 0;
alter table report_days add column not_answered integer not null default 0;
alter table report_days add column never_picked_up integer not null default 0;
alter table report_days add column lapsed integer not null default 0;
alter table report_days add column closed_unanswered integer not null default 0;
alter table report_days add column answered_within_one integer not null default 0;
alter table report_days add column answered_within_five integer not null default 0;
alter table report_days add column first_answer_ms double precision;
alter table report_days add column queued integer not null default 0;
alter table report_days add column queued_ms bigint not null default 0;
alter table report_days add column longest_queue_ms bigint;
-- RP11: an unknown outcome makes the day's counts above meaningless.
alter table report_days add column former boolean not null default true;

alter table report_agent_days add column spoken integer not null default 0;
alter table report_agent_days add column answered_first integer not null default 0;
alter table report_agent_days add column not_answered integer not null default 0;
alter table report_agent_days add column closed_unanswered integer not null default 0;
alter table report_agent_days add column answered_within_one integer not null default 0;
alter table report_agent_days add column answered_within_five integer not null default 0;
-- From pick-up to reply, over all `answered` sessions.
alter table report_agent_days add column response_ms bigint not null default 0;

-- RP11: progress of filling in outcomes of earlier releases' sessions.
alter table report_cursors add column outcomes_after text not null default '';
alter table report_cursors add column outcomes_known boolean not null default false;
