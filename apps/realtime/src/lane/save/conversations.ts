import type { AccountId } from "@jieru/shared/domain/ids";
import type { QueryConfig } from "pg";
import type { Conversation } from "../../desk/desk.ts";
import { conversationColumns } from "../desk-columns.ts";

const { names, definitions, updates, rowOf } = conversationColumns;

export function saveConversations(
  accountId: AccountId,
  changed: readonly Conversation[],
  now: number,
): QueryConfig[] {
  if (changed.length === 0) return [];
  const statement: QueryConfig = {
    name: "save_conversations",
    text: `insert into conversations (account_id, created_at, ${names})
       select $1, $2, ${names} from json_to_recordset($3) as x(${definitions})
       on conflict (id) do update set ${updates}`,
    values: [accountId, now, JSON.stringify(changed.map(rowOf))],
  };
  return [statement];
}
