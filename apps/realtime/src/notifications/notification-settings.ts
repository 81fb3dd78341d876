import type { AgentId } from "@jieru/shared/domain/ids";
import {
  changedNotifications,
  type NotificationSettings,
  type NotificationsChange,
  wholeNotifications,
} from "@jieru/shared/domain/notification-settings";
import type { ClientBase, Pool } from "pg";
import { transaction } from "../database/transaction.ts";

export async function readNotificationSettings(
  db: Pool | ClientBase,
  agentId: AgentId,
): Promise<NotificationSettings> {
  const { rows } = await db.query<{ settings: Partial<NotificationSettings> }>(
    `select settings from notification_settings where agent_id = $1`,
    [agentId],
  );
  return wholeNotifications(rows[0]?.settings);
}

/** [NT7] Merges the change under a lock. */
export const changeNotificationSettings = (
  pool: Pool,
  agentId: AgentId,
  change: NotificationsChange,
  now: number,
): Promise<NotificationSettings> =>
  transaction(pool, async (client) => {
    await client.query(
      `insert into notification_settings (agent_id, settings, updated_at) values ($1, '{}', $2)
       on conflict (agent_id) do update set updated_at = excluded.updated_at`,
      [agentId, now],
    );
    const settings = changedNotifications(await readNotificationSettings(client, agentId), change);
    await client.query(`update notification_settings set settings = $2 where agent_id = $1`, [
      agentId,
      JSON.stringify(settings),
    ]);
    return settings;
  });
