import type { AccountId } from "@jieru/shared/domain/ids";
import type { ClientBase } from "pg";
import type { Conversation } from "../../desk/desk.ts";

export async function saveConversations(
  client: ClientBase,
  accountId: AccountId,
  changed: Conversation[],
  now: number,
) {
  if (changed.length === 0) return;
  const rows = changed.map((c) => ({
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
    last_owner_id: c.lastOwnerId,
  }));
  await client.query({
    name: "save_conversations",
    text: `insert into conversations (account_id, created_at, id, openid, remark, tags, blocked, allowance_left, allowance_granted,
            allowance_until, allowance_granted_by, allowance_granted_at, last_owner_id)
     select $1, $3, * from json_to_recordset($2) as x(id text, openid text, remark text, tags text[], blocked boolean, "left" int, granted int,
            until bigint, granted_by text, granted_at bigint, last_owner_id text)
     on conflict (id) do update set remark = excluded.remark, tags = excluded.tags, blocked = excluded.blocked, allowance_left = excluded.allowance_left,
            allowance_granted = excluded.allowance_granted, allowance_until = excluded.allowance_until,
            allowance_granted_by = excluded.allowance_granted_by, allowance_granted_at = excluded.allowance_granted_at,
            last_owner_id = excluded.last_owner_id`,
    values: [accountId, JSON.stringify(rows), now],
  });
}
