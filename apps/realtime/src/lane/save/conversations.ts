import type { AccountId } from "@jieru/shared/domain/ids";
import type { QueryConfig } from "pg";
import type { Conversation, Desk } from "../../desk/desk.ts";
import { conversationColumns } from "../desk-columns.ts";

const { names, definitions, updates, rowOf, isOftenOnly, often } = conversationColumns;

/** For most only the reply quota changes, as a customer wrote or an agent replied. */
export function saveConversations(
  before: Desk,
  changed: readonly Conversation[],
  now: number,
): QueryConfig[] {
  const regranted: Conversation[] = [];
  const others: object[] = [];
  for (const c of changed) {
    if (isOftenOnly(before.conversations.get(c.id), c)) regranted.push(c);
    else others.push(conversationRow(before.account.id, c, now));
  }
  return [
    ...(regranted.length > 0 ? [regrant(regranted)] : []),
    ...(others.length > 0 ? [upsert(others)] : []),
  ];
}

const regrant = (changed: readonly Conversation[]): QueryConfig => ({
  name: "regrant_conversations",
  text: `update conversations c set ${often.updates}
       from unnest($1::text[], ${often.parameters(2)}) as x(id, ${often.names}) where c.id = x.id`,
  values: [changed.map((c) => c.id), ...often.arrays(changed)],
});

const conversationRow = (accountId: AccountId, c: Conversation, now: number): object => ({
  account_id: accountId,
  created_at: now,
  ...rowOf(c),
});

const upsert = (rows: readonly object[]): QueryConfig => ({
  name: "save_conversations",
  text: `insert into conversations (account_id, created_at, ${names})
     select account_id, created_at, ${names} from json_to_recordset($1) as x(account_id text, created_at bigint, ${definitions})
     on conflict (id) do update set ${updates}`,
  values: [JSON.stringify(rows)],
});
