-- An invitation's id, which may be shown unlike its token, and its progress (SI4).
alter table invitations
  add column id text not null default gen_random_uuid()::text unique,
  -- When an invitee opened the confirm page.
  add column opened_at bigint,
  -- When somebody confirmed while no seat was free.
  add column full_at bigint,
  add column revoked_at bigint;
alter table invitations alter column id drop default;
create index invitations_open on invitations (account_id, created_at desc) where used_at is null and revoked_at is null;
