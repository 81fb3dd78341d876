import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { ClientBase, Pool } from "pg";
import { recordAudit } from "../audit/record-audit.ts";
import type { Context } from "../base/context.ts";
import type { TagHolder } from "../desk/command.ts";
import type { Lanes } from "../lane/lane.ts";
import { runOrRefuse } from "../lane/run-or-refuse.ts";

export interface RenameTag {
  accountId: AccountId;
  agentId: AgentId;
  ip: string;
  from: string;
  to: string;
}

/** Customers per command, so that pushes can run in between. */
const atOnce = 200;

const readAtOnce = 2_000;

/** Yields customers with the tag in bounded steps, by openid. */
async function* holdersInSteps(pool: Pool, { accountId, from }: RenameTag): AsyncGenerator<TagHolder[]> {
  let after: string | null = "";
  while (after !== null) {
    const end: string | null = await findStepEnd(pool, accountId, after);
    yield await listHolders(pool, accountId, from, { after, upTo: end });
    after = end;
  }
}

async function findStepEnd(pool: Pool, accountId: AccountId, after: string): Promise<string | null> {
  const { rows } = await pool.query<{ openid: string }>(
    `select openid from conversations where account_id = $1 and openid > $2 order by openid offset $3 limit 1`,
    [accountId, after, readAtOnce - 1],
  );
  return rows[0]?.openid ?? null;
}

async function listHolders(
  pool: Pool,
  accountId: AccountId,
  tag: string,
  { after, upTo }: { after: string; upTo: string | null },
): Promise<TagHolder[]> {
  const { rows } = await pool.query<TagHolder>(
    `select c.id as "conversationId", s.id as "sessionId" from conversations c
       join lateral (select id from sessions where conversation_id = c.id order by opened_at desc limit 1) s on true
      where c.account_id = $1 and $2 = any(c.tags) and c.openid > $3 and ($4::text is null or c.openid <= $4)`,
    [accountId, tag, after, upTo],
  );
  return rows;
}

async function renameInViews(client: ClientBase, { accountId, from, to }: RenameTag): Promise<number> {
  const { rowCount } = await client.query(
    `update saved_views set view = jsonb_set(view, '{tag}', to_jsonb($3::text))
      where account_id = $1 and view ->> 'tag' = $2`,
    [accountId, from, to],
  );
  return rowCount ?? 0;
}

/**
 * [TG5] Returns how many customers changed. The first change is audited and renames the tag in saved views. Repeat an
 * interrupted request to finish it.
 */
export async function renameTag(
  { pool, lanes, clock }: Pick<Context, "pool" | "clock"> & { lanes: Lanes },
  asked: RenameTag,
): Promise<number> {
  const { accountId, agentId, ip, from, to } = asked;
  let changed = 0;
  let recorded = false;
  const rename = async (of: TagHolder[]): Promise<void> => {
    let views = 0;
    const { facts } = await runOrRefuse(lanes, accountId, {
      command: { do: "rename_tag", agentId, from, to, of },
      async sideEffect(client, did) {
        if (recorded || !did.ok) return;
        views = await renameInViews(client, asked);
        if (did.facts.length + views === 0) return;
        const about = `${from} → ${to}`;
        await recordAudit(client, { what: "tag_renamed", accountId, agentId, about, ip, at: clock.now() });
      },
    });
    changed += facts.length;
    recorded ||= facts.length + views > 0;
  };
  for await (const holders of holdersInSteps(pool, asked))
    for (let i = 0; i < holders.length; i += atOnce) await rename(holders.slice(i, i + atOnce));
  if (!recorded) await rename([]);
  return changed;
}
