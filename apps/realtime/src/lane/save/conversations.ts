import type { AccountId } from "@jieru/shared/domain/ids";
import type { Statement } from "../../database/burst.ts";
import { bigints, integers, texts } from "../../database/columns.ts";
import type { Conversation } from "../../desk/desk.ts";
import type { Change } from "./step.ts";

/** Most have only another allowance than before, for a customer wrote or an agent replied. */
export function saveConversations(all: readonly Change[]): Statement[] {
  const regranted: Conversation[] = [];
  const others: object[] = [];
  for (const { before, changes, now } of all)
    for (const c of changes.conversations) {
      if (isRegranted(before.conversations.get(c.id), c)) regranted.push(c);
      else others.push(conversationRow(before.account.id, c, now));
    }
  return [
    ...(regranted.length > 0 ? [regrant(regranted)] : []),
    ...(others.length > 0 ? [upsert(others)] : []),
  ];
}

const isRegranted = (old: Conversation | undefined, c: Conversation): boolean =>
  old !== undefined &&
  old.remark === c.remark &&
  old.tags === c.tags &&
  old.blocked === c.blocked &&
  old.lastOwnerId === c.lastOwnerId &&
  old.allowanceCorrectedAt === c.allowanceCorrectedAt &&
  old.erased === c.erased;

const regrant = (changed: readonly Conversation[]): Statement => ({
  name: "regrant_conversations",
  text: `update conversations c set allowance_left = x.left, allowance_granted = x.granted, allowance_until = x.until,
            allowance_granted_by = x.by, allowance_granted_at = x.at
       from unnest($1::text[], $2::int[], $3::int[], $4::bigint[], $5::text[], $6::bigint[])
            as x(id, "left", granted, until, by, at) where c.id = x.id`,
  values: [
    texts(changed.map((c) => c.id)),
    integers(changed.map((c) => c.allowance.left)),
    integers(changed.map((c) => c.allowance.granted)),
    bigints(changed.map((c) => c.allowance.until)),
    texts(changed.map((c) => c.allowance.grantedBy)),
    bigints(changed.map((c) => c.allowance.grantedAt)),
  ],
});

const conversationRow = (accountId: AccountId, c: Conversation, now: number): object => ({
  account_id: accountId,
  created_at: now,
  id: c.id,
  openid: c.openid,
  remark: c.remark,
  tags: c.tags,
  blocked: c.blocked,
  left: c.allowance.left,
  granted: c.allowance.granted,
  until: c.allowance.until,
  granted_by: c.allowance.grantedBy,
  granted_at: c.allowance.grantedAt,
  corrected_at: c.allowanceCorrectedAt,
  last_owner_id: c.lastOwnerId,
  erased_at: c.erased?.at,
  erased_seq: c.erased?.seq,
});

const upsert = (rows: readonly object[]): Statement => ({
  name: "save_conversations",
  text: `insert into conversations (account_id, created_at, id, openid, remark, tags, blocked, allowance_left, allowance_granted,
            allowance_until, allowance_granted_by, allowance_granted_at, allowance_corrected_at, last_owner_id, erased_at, erased_seq)
     select * from json_to_recordset($1) as x(account_id text, created_at bigint, id text, openid text, remark text, tags text[], blocked boolean,
            "left" int, granted int, until bigint, granted_by text, granted_at bigint, corrected_at bigint, last_owner_id text, erased_at bigint, erased_seq bigint)
     on conflict (id) do update set remark = excluded.remark, tags = excluded.tags, blocked = excluded.blocked, allowance_left = excluded.allowance_left,
            allowance_granted = excluded.allowance_granted, allowance_until = excluded.allowance_until,
            allowance_granted_by = excluded.allowance_granted_by, allowance_granted_at = excluded.allowance_granted_at,
            allowance_corrected_at = excluded.allowance_corrected_at, last_owner_id = excluded.last_owner_id, erased_at = excluded.erased_at, erased_seq = excluded.erased_seq`,
  values: [JSON.stringify(rows)],
});
