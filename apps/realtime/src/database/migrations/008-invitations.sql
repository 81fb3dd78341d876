-- An invitation's id may be shown where its token may not; and what its maker sees become of it (SI4).
alter table invitations
  add column id text not null default gen_random_uuid()::text unique,
  -- An invitee had the confirm page before them.
  add column opened_at bigint,
  -- Somebody confirmed while no seat was free.
  add column full_at bigint,
  add column revoked_at bigint;
alter table invitations alter column id drop default;
create index invitations_open on invitations (account_id, created_at desc) where used_at is null and revoked_at is null;
