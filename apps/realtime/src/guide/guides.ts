import { type Guide, guideSteps, initialGuide } from "@jieru/shared/domain/guide";
import type { AgentId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";

export async function readGuide(pool: Pool, agentId: AgentId): Promise<Guide> {
  const { rows } = await pool.query<Guide>(`select done, dismissed from guides where agent_id = $1`, [
    agentId,
  ]);
  const kept = rows[0] ?? initialGuide;
  return { ...kept, done: guideSteps.filter((step) => kept.done.includes(step)) };
}

/** Merges two devices' steps: completed and dismissed stay so. */
export async function saveGuide(pool: Pool, agentId: AgentId, guide: Guide, now: number): Promise<void> {
  await pool.query(
    `insert into guides (agent_id, done, dismissed, updated_at) values ($1, $2, $3, $4)
     on conflict (agent_id) do update
        set done = array(select distinct unnest(guides.done || excluded.done)),
            dismissed = guides.dismissed or excluded.dismissed, updated_at = excluded.updated_at`,
    [agentId, guide.done, guide.dismissed, now],
  );
}
