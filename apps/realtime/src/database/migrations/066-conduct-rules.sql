-- CD1: conduct rules.
create table conduct_rules (
  id text primary key,
  account_id text not null references accounts,
  name text not null,
  action text not null check (action in ('warn', 'block')),
  -- { "kind": "words" | "phone_numbers" | "email_addresses" | "links" | "wechat_ids" | "lures", … }
  match jsonb not null,
  is_on boolean not null
);
create index conduct_rules_of_account on conduct_rules (account_id, id);

-- CD9: counts of warnings and refusals. They name no customer and are stored permanently.
create table conduct_counts (
  account_id text not null references accounts,
  day date not null,
  agent_id text not null,
  -- A rule's id, also of one that was deleted, or "repetition".
  rule_id text not null,
  -- The rule's last name; null for "repetition".
  rule_name text,
  warned integer not null default 0,
  sent_anyway integer not null default 0,
  blocked integer not null default 0,
  primary key (account_id, day, agent_id, rule_id)
);
