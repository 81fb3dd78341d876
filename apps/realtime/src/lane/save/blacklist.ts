import type { AccountId } from "@jieru/shared/domain/ids";
import type { ClientBase } from "pg";
import type { Fact } from "../../desk/desk.ts";

/** [BL4] The list of blocked customers follows what happened last to each of them in the batch. */
export async function saveBlacklist(
  client: ClientBase,
  accountId: AccountId,
  facts: readonly Fact[],
): Promise<void> {
  const last = new Map(facts.flatMap((f) => (isAbout(f) ? [[f.conversation?.id, f] as const] : [])));
  if (last.size === 0) return;
  const added = [...last.values()].flatMap(({ at, blacklist }) =>
    blacklist
      ? {
          conversation_id: blacklist.conversationId,
          agent_id: blacklist.agentId,
          at,
          reason: blacklist.reason,
        }
      : [],
  );
  const removed = client.query(`delete from blacklist where conversation_id = any($1)`, [[...last.keys()]]);
  const inserted = client.query(
    `insert into blacklist (account_id, conversation_id, agent_id, at, reason)
     select $1, * from json_to_recordset($2) as x(conversation_id text, agent_id text, at bigint, reason text)`,
    [accountId, JSON.stringify(added)],
  );
  await Promise.all([removed, inserted]);
}

const isAbout = ({ type }: Fact): boolean => type === "customer_blocked" || type === "customer_unblocked";
