import {
  changedNotifications,
  initialNotificationSettings,
  type NotificationSettings,
  type NotificationsChange,
  wholeNotifications,
} from "@jieru/shared/domain/notification-settings";
import type { NotificationsAnswer } from "@jieru/shared/protocol/notifications";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { create } from "zustand";
import { readOrThrow, request } from "../../data/http/http.ts";
import type { Outcome } from "../../data/http/outcome.ts";
import { paths } from "../../data/http/paths.ts";
import { queryClient } from "../../data/http/query-client.ts";
import { keys } from "../../data/keys.ts";
import { invalidate } from "../../data/queries/invalidate.ts";

export const notificationsQuery = queryOptions({
  queryKey: keys.notifications,
  queryFn: async ({ signal }): Promise<NotificationSettings> =>
    wholeNotifications((await readOrThrow<NotificationsAnswer>(paths.notifications, signal)).notifications),
});
const { queryKey } = notificationsQuery;

const useUnconfirmed = create<{ changes: readonly NotificationsChange[] }>()(() => ({ changes: [] }));

export const currentSettings = (): NotificationSettings =>
  useUnconfirmed
    .getState()
    .changes.reduce(changedNotifications, queryClient.getQueryData(queryKey) ?? initialNotificationSettings);

export function useNotificationSettings(): NotificationSettings {
  const { data = initialNotificationSettings } = useQuery(notificationsQuery);
  const changes = useUnconfirmed((state) => state.changes);
  return useMemo(() => changes.reduce(changedNotifications, data), [changes, data]);
}

async function write(change: NotificationsChange): Promise<Outcome<NotificationsAnswer>> {
  const outcome = await request<NotificationsAnswer>("PUT", paths.notifications, { body: change });
  // A running read may return an older value than this change.
  await queryClient.cancelQueries({ queryKey });
  if (outcome.ok) queryClient.setQueryData(queryKey, wholeNotifications(outcome.value.notifications));
  else void invalidate(queryClient, { queryKey });
  useUnconfirmed.setState(({ changes }) => ({ changes: changes.filter((one) => one !== change) }));
  return outcome;
}

let last: Promise<unknown> = Promise.resolve();

export type SaveChange = (change: NotificationsChange) => void;

/**
 * [NT7] Applies a change at once and sends changes one at a time, each with only its own fields. A change therefore
 * overwrites neither unloaded settings nor those of another device, and a refused change is not sent again.
 */
export function saveNotifications(change: NotificationsChange): Promise<Outcome<NotificationsAnswer>> {
  useUnconfirmed.setState(({ changes }) => ({ changes: [...changes, change] }));
  const writing = last.then(() => write(change));
  last = writing;
  return writing;
}
