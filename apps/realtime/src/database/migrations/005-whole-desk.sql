-- Settings that differ from their default (packages/shared/src/domain/settings.ts).
alter table accounts add column settings jsonb not null default '{}';
alter table accounts drop constraint accounts_reply_preset_check;
alter table accounts add check (reply_preset in ('guide', 'current', 'own'));
alter table bindings add column status_since bigint not null default 0;
alter table bindings add column status_why text check (status_why in ('lost', 'signed_out', 'no_answer', 'supervisor'));
alter table conversations add column tags text[] not null default '{}';
alter table conversations add column blocked boolean not null default false;
