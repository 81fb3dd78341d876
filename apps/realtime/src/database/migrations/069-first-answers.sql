-- RP10: how long a session waited in the queue, the longest time; null: it has never left the queue.
alter table sessions add column queued_ms bigint;
-- RP10: it ended while the customer's last message waited for an answer.
alter table sessions add column closed_unanswered boolean not null default false;

-- RP10: the sessions that began on a day and in which the customer wrote.
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
-- RP11: how some session of the day ended is not known, so that its counts above mean nothing.
alter table report_days add column former boolean not null default true;

alter table report_agent_days add column spoken integer not null default 0;
alter table report_agent_days add column answered_first integer not null default 0;
alter table report_agent_days add column not_answered integer not null default 0;
alter table report_agent_days add column closed_unanswered integer not null default 0;
alter table report_agent_days add column answered_within_one integer not null default 0;
alter table report_agent_days add column answered_within_five integer not null default 0;
-- From pick-up to reply, of all that are `answered`.
alter table report_agent_days add column response_ms bigint not null default 0;

-- RP11: up to which conversation the outcomes of earlier releases' sessions are filled in, and whether all of them are.
alter table report_cursors add column outcomes_after text not null default '';
alter table report_cursors add column outcomes_known boolean not null default false;
