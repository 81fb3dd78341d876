import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { ClientBase, Pool } from "pg";
import { recordAudit } from "../audit/record-audit.ts";
import type { Context } from "../context.ts";
import type { TagHolder } from "../desk/command.ts";
import type { Lanes } from "../lane/lane.ts";
import { Refused } from "../problem.ts";

export interface RenameTag {
  accountId: AccountId;
  agentId: AgentId;
  ip: string;
  from: string;
  to: string;
}

/** So many customers go in one command, so that pushes get their turn in between. */
const atOnce = 200;

async function listHolders(pool: Pool, { accountId, from }: RenameTag): Promise<TagHolder[]> {
  const { rows } = await pool.query<TagHolder>(
    `select c.id as "conversationId", s.id as "sessionId" from conversations c
       join lateral (select id from sessions where conversation_id = c.id order by opened_at desc limit 1) s on true
      where c.account_id = $1 and $2 = any(c.tags)`,
    [accountId, from],
  );
  return rows;
}

/** Whoever looks at the lists by the old name looks at them by the new one. */
const renameInViews = (client: ClientBase, { accountId, from, to }: RenameTag): Promise<unknown> =>
  client.query(
    `update saved_views set view = jsonb_set(view, '{tag}', to_jsonb($3::text))
      where account_id = $1 and view ->> 'tag' = $2`,
    [accountId, from, to],
  );

/**
 * [TG5] Answers how many customers were changed. The first command records it and renames it in the saved views; one that is
 * interrupted is finished by asking for the same again.
 */
export async function renameTag(
  { pool, lanes, clock }: Pick<Context, "pool" | "clock"> & { lanes: Lanes },
  asked: RenameTag,
): Promise<number> {
  const { accountId, agentId, ip, from, to } = asked;
  const holders = await listHolders(pool, asked);
  let changed = 0;
  for (let i = 0; i < holders.length; i += atOnce) {
    const outcome = await lanes.runEntry(accountId, {
      command: { do: "rename_tag", agentId, from, to, of: holders.slice(i, i + atOnce) },
      async alongside(client, did) {
        if (changed > 0 || !did.ok || did.facts.length === 0) return;
        await renameInViews(client, asked);
        const about = `${from} → ${to}`;
        await recordAudit(client, { what: "tag_renamed", accountId, agentId, about, ip, at: clock.now() });
      },
    });
    if (!outcome.ok) throw new Refused(outcome.refusal);
    changed += outcome.facts.length;
  }
  return changed;
}
