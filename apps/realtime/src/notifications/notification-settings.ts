import type { AgentId } from "@jieru/shared/domain/ids";
import {
  initialNotificationSettings,
  type NotificationSettings,
} from "@jieru/shared/domain/notification-settings";
import type { Pool } from "pg";

/** What an agent has not set, or an earlier release did not know, is as it is for everybody at first. */
export async function readNotificationSettings(pool: Pool, agentId: AgentId): Promise<NotificationSettings> {
  const { rows } = await pool.query<{ settings: Partial<NotificationSettings> }>(
    `select settings from notification_settings where agent_id = $1`,
    [agentId],
  );
  const set = rows[0]?.settings;
  const kinds = { ...initialNotificationSettings.kinds, ...set?.kinds };
  return { ...initialNotificationSettings, ...set, kinds };
}

export async function writeNotificationSettings(
  pool: Pool,
  agentId: AgentId,
  settings: NotificationSettings,
  now: number,
): Promise<void> {
  await pool.query(
    `insert into notification_settings (agent_id, settings, updated_at) values ($1, $2, $3)
     on conflict (agent_id) do update set settings = excluded.settings, updated_at = excluded.updated_at`,
    [agentId, JSON.stringify(settings), now],
  );
}
