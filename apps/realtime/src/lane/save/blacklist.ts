import type { AccountId } from "@jieru/shared/domain/ids";
import type { QueryConfig } from "pg";
import type { Fact } from "../../desk/fact.ts";

/** [BL4] The list of blocked customers follows what happened last to each of them in the batch. */
export function saveBlacklist(accountId: AccountId, facts: readonly Fact[]): QueryConfig[] {
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
