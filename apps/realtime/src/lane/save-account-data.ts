import type { AccountId } from "@jieru/shared/domain/ids";
import type { QueryConfig } from "pg";
import type { Desk } from "../desk/desk.ts";
import type { Fact } from "../desk/fact.ts";

export function saveAccountData(before: Desk, desk: Desk, facts: readonly Fact[]): QueryConfig[] {
  const { id } = desk.account;
  return [
    ...saveAccount(desk, facts),
    ...saveTags(id, facts),
    ...saveBlacklist(id, facts),
    ...saveGaps(id, facts),
    ...saveKeywordReplies(id, facts),
    ...saveConductRules({ before, desk, facts }),
  ];
}

function saveAccount(desk: Desk, facts: readonly Fact[]): QueryConfig[] {
  if (!facts.some((f) => f.account)) return [];
  const {
    id,
    appId: _,
    name,
    credentialsRefused,
    pushesSilentSince,
    replyEvidence,
    ...settings
  } = desk.account;
  const { replyPreset, reactivateAfterMs, graceMs, exceedByHand, exceedByTransfer, ...others } = settings;
  const account = {
    text: `update accounts set name = $2, reply_preset = $3, reactivate_after_ms = $4, grace_ms = $5,
            exceed_by_hand = $6, exceed_by_transfer = $7, settings = $8, credentials_refused = $9, pushes_silent_since = $10,
            reply_evidence = $11 where id = $1`,
    values: [
      id,
      name,
      replyPreset,
      reactivateAfterMs,
      graceMs,
      exceedByHand,
      exceedByTransfer,
      JSON.stringify(others),
      credentialsRefused && JSON.stringify(credentialsRefused),
      pushesSilentSince,
      replyEvidence ? JSON.stringify(replyEvidence) : null,
    ],
  };
  return [account, moveAnswerDeadlines(id, others.noAnswerMs)];
}

/** [DI4] Applies a new time to answer to active sessions, as `dueAt` does. */
const moveAnswerDeadlines = (accountId: string, noAnswerMs: number | null): QueryConfig => ({
  text: `update sessions s set due_at = least(s.reactivate_at, case when s.unanswered_since is not null and c.allowance_left > 0
              and greatest(s.unanswered_since, s.served_since) + $2::bigint <= c.allowance_until
              then greatest(s.unanswered_since, s.served_since) + $2::bigint end)
       from conversations c where s.account_id = $1 and s.state = 'active' and c.id = s.conversation_id`,
  values: [accountId, noAnswerMs],
});

function saveKeywordReplies(accountId: AccountId, facts: readonly Fact[]): QueryConfig[] {
  const rules = facts.findLast((f) => f.keywordReplies)?.keywordReplies;
  if (!rules) return [];
  const rows = rules.map(({ on, ...rule }, position) => ({ ...rule, is_on: on, position }));
  return [
    {
      text: `delete from keyword_replies where account_id = $1 and id <> all($2::text[])`,
      values: [accountId, rules.map(({ id }) => id)],
    },
    {
      text: `insert into keyword_replies (account_id, id, name, keywords, text, is_on, position)
       select $1, id, name, keywords, text, is_on, position
         from json_to_recordset($2) as x(id text, name text, keywords jsonb, text text, is_on boolean, position int)
       on conflict (id) do update set name = excluded.name, keywords = excluded.keywords, text = excluded.text,
         is_on = excluded.is_on, position = excluded.position`,
      values: [accountId, JSON.stringify(rows)],
    },
  ];
}

interface RuleChange {
  before: Desk;
  desk: Desk;
  facts: readonly Fact[];
}

/** [CD1] Writes the last version of the rules. Rows this release cannot read stay (UP3). */
function saveConductRules({ before, desk, facts }: RuleChange): QueryConfig[] {
  if (!facts.some((f) => f.conductRules)) return [];
  const accountId = desk.account.id;
  const rules = desk.conductRules;
  const left = new Set(rules.map(({ id }) => id));
  const removed = before.conductRules.flatMap(({ id }) => (left.has(id) ? [] : id));
  const rows = rules.map(({ on, ...rule }) => ({ ...rule, is_on: on }));
  return [
    {
      text: `delete from conduct_rules where account_id = $1 and id = any($2::text[])`,
      values: [accountId, removed],
    },
    {
      text: `insert into conduct_rules (account_id, id, name, action, match, is_on)
       select $1, id, name, action, match, is_on
         from json_to_recordset($2) as x(id text, name text, action text, match jsonb, is_on boolean)
       on conflict (id) do update set name = excluded.name, action = excluded.action, match = excluded.match,
         is_on = excluded.is_on`,
      values: [accountId, JSON.stringify(rows)],
    },
  ];
}

function changesOf(facts: readonly Fact[]): Map<string, number> {
  const changes = new Map<string, number>();
  const count = (tag: string, n: number) => changes.set(tag, (changes.get(tag) ?? 0) + n);
  for (const f of facts) {
    for (const tag of f.tagsAdded ?? []) count(tag, 1);
    for (const tag of f.tagsRemoved ?? []) count(tag, -1);
  }
  return changes;
}

/** [TG3] Writes the tags and their counts. Unused tags are deleted. */
function saveTags(accountId: AccountId, facts: readonly Fact[]): QueryConfig[] {
  const changes = [...changesOf(facts)].filter(([, n]) => n !== 0);
  if (changes.length === 0) return [];
  const tags = changes.map(([tag]) => tag);
  return [
    {
      text: `insert into account_tags as t (account_id, tag, uses) select $1, * from unnest($2::text[], $3::int[])
       on conflict (account_id, tag) do update set uses = t.uses + excluded.uses`,
      values: [accountId, tags, changes.map(([, n]) => n)],
    },
    {
      text: `delete from account_tags where account_id = $1 and tag = any($2) and uses <= 0`,
      values: [accountId, tags],
    },
  ];
}

function saveBlacklist(accountId: AccountId, facts: readonly Fact[]): QueryConfig[] {
  const last = new Map(facts.flatMap((f) => (isAbout(f) ? [[f.conversation.id, f] as const] : [])));
  if (last.size === 0) return [];
  const added = [...last].flatMap(([id, { at, blacklist }]) =>
    blacklist ? { conversation_id: id, agent_id: blacklist.agentId, at, reason: blacklist.reason } : [],
  );
  const removed = {
    text: `delete from blacklist where conversation_id = any($1)`,
    values: [[...last.keys()]],
  };
  const inserted = {
    text: `insert into blacklist (account_id, conversation_id, agent_id, at, reason)
     select $1, * from json_to_recordset($2) as x(conversation_id text, agent_id text, at bigint, reason text)`,
    values: [accountId, JSON.stringify(added)],
  };
  return [removed, inserted];
}

const isAbout = (f: Fact) => f.type === "customer_blocked" || f.type === "customer_unblocked";

/** [PU8] Fails the transaction for an outage that is already stored, so that it is reported once. */
function saveGaps(accountId: AccountId, facts: readonly Fact[]): QueryConfig[] {
  const gaps = facts.flatMap((f) => f.gap ?? []);
  if (gaps.length === 0) return [];
  const text = `insert into push_gaps (account_id, from_at, to_at) select $1, * from unnest($2::bigint[], $3::bigint[])`;
  return [{ text, values: [accountId, gaps.map((g) => g.from), gaps.map((g) => g.to)] }];
}
