import {
  initialNotificationSettings,
  type NotificationSettings,
} from "@jieru/shared/domain/notification-settings";
import type { NotificationsAnswer } from "@jieru/shared/protocol/notifications";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { request } from "../api/http.ts";
import { type Outcome, valueOrThrow } from "../api/outcome.ts";
import { paths } from "../api/paths.ts";
import { queryClient } from "../api/query-client.ts";

export const notificationsQuery = queryOptions({
  queryKey: ["notifications"],
  queryFn: async ({ signal }): Promise<NotificationSettings> =>
    valueOrThrow(await request<NotificationsAnswer>("GET", paths.notifications, { signal })).notifications,
});

/** What counts until the agent's own settings are here. */
export const currentSettings = (): NotificationSettings =>
  queryClient.getQueryData(notificationsQuery.queryKey) ?? initialNotificationSettings;

export const useNotificationSettings = (): NotificationSettings =>
  useQuery(notificationsQuery).data ?? initialNotificationSettings;

let last: Promise<unknown> = Promise.resolve();

/** [NT7] Counts at once, in this tab; the others hear of it when they are looked at. One write at a time, in order. */
export function saveNotifications(
  change: Partial<NotificationSettings>,
): Promise<Outcome<NotificationsAnswer>> {
  const { queryKey } = notificationsQuery;
  const next = { ...currentSettings(), ...change };
  queryClient.setQueryData(queryKey, next);
  const write = async () => {
    const outcome = await request<NotificationsAnswer>("PUT", paths.notifications, { body: next });
    if (!outcome.ok) await queryClient.invalidateQueries({ queryKey });
    return outcome;
  };
  const writing = last.then(write);
  last = writing;
  return writing;
}
