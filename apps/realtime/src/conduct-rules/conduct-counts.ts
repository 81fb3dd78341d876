/** [CD9] Counts warnings and refusals by day, agent and rule. */
import { type ConductRule, repetitionWarning } from "@jieru/shared/domain/conduct-rule";
import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import { localTime, timeZoneOf } from "@jieru/shared/domain/local-day";
import type { Account } from "@jieru/shared/domain/snapshot";
import type { ConductCount } from "@jieru/shared/protocol/conduct-rules";
import type { Refusal } from "@jieru/shared/protocol/refusals";
import type { ClientBase, Pool } from "pg";
import type { AcceptedWarning } from "../desk/fact.ts";
import { readTimeZone } from "../lane/time-zone.ts";

export type Counted = "warned" | "sentAnyway" | "blocked";
type CountedRule = Pick<ConductRule, "id" | "name"> | AcceptedWarning;

const columns: Record<Counted, string> = { warned: "warned", sentAnyway: "sent_anyway", blocked: "blocked" };

interface About {
  accountId: AccountId;
  agentId: AgentId;
  now: number;
}

async function add(
  db: Pool | ClientBase,
  { accountId, agentId, now, timeZone }: About & { timeZone: string },
  what: Counted,
  rules: readonly CountedRule[],
): Promise<void> {
  const column = columns[what];
  const inOrder = rules.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  await db.query(
    `insert into conduct_counts as c (account_id, day, agent_id, rule_id, rule_name, ${column})
     select $1, $2, $3, x.id, x.name, 1 from unnest($4::text[], $5::text[]) as x(id, name)
     on conflict (account_id, day, agent_id, rule_id) do update
       set ${column} = c.${column} + 1, rule_name = excluded.rule_name`,
    [
      accountId,
      localTime(now, timeZone).date,
      agentId,
      inOrder.map(({ id }) => id),
      inOrder.map(({ name }) => name),
    ],
  );
}

/** Counts a reply that a rule refused or a warning stopped. */
export async function countRefusal(pool: Pool, about: About, refusal: Refusal): Promise<void> {
  if (refusal.refusal !== "outbound_refused" && refusal.refusal !== "outbound_warned") return;
  const zoned = { ...about, timeZone: await readTimeZone(pool, about.accountId) };
  if (refusal.refusal === "outbound_refused") return add(pool, zoned, "blocked", refusal.rules);
  const repeated = refusal.repetition ? [{ id: repetitionWarning, name: null } as const] : [];
  await add(pool, zoned, "warned", [...refusal.rules, ...repeated]);
}

/** Counts a reply sent despite warnings, in the reply's transaction. */
export const countSentAnyway = (
  client: ClientBase,
  about: About & { account: Account },
  accepted: readonly AcceptedWarning[],
): Promise<void> => add(client, { ...about, timeZone: timeZoneOf(about.account) }, "sentAnyway", accepted);

export async function listConductCounts(
  db: Pool | ClientBase,
  accountId: AccountId,
  { from, to }: { from: string; to: string },
  limit: number,
): Promise<ConductCount[]> {
  const { rows } = await db.query<ConductCount>(
    `select c.day::text, c.agent_id as "agentId", coalesce(a.name, '') as "agentName", c.rule_id as "ruleId",
            c.rule_name as "ruleName", c.warned, c.sent_anyway as "sentAnyway", c.blocked
       from conduct_counts c left join agents a on a.id = c.agent_id
      where c.account_id = $1 and c.day between $2 and $3
      order by c.day desc, c.agent_id, c.rule_id limit $4`,
    [accountId, from, to, limit],
  );
  return rows;
}
