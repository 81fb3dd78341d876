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
import { askAgain } from "../../data/queries/ask-again.ts";

/** The server's settings. Changes that are not confirmed yet are applied on top of them. */
export const notificationsQuery = queryOptions({
  queryKey: keys.notifications,
  queryFn: async ({ signal }): Promise<NotificationSettings> =>
    wholeNotifications((await readOrThrow<NotificationsAnswer>(paths.notifications, signal)).notifications),
});
const { queryKey } = notificationsQuery;

const useUnconfirmed = create<{ changes: readonly NotificationsChange[] }>()(() => ({ changes: [] }));

/** The settings in effect now; defaults apply until the agent's own are loaded. */
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
  // A read that is under way may have an older value than this write.
  await queryClient.cancelQueries({ queryKey });
  if (outcome.ok) queryClient.setQueryData(queryKey, wholeNotifications(outcome.value.notifications));
  else void askAgain(queryClient, { queryKey });
  useUnconfirmed.setState(({ changes }) => ({ changes: changes.filter((one) => one !== change) }));
  return outcome;
}

// The end of the queue of requests, not rendered.
let last: Promise<unknown> = Promise.resolve();

export type SaveChange = (change: NotificationsChange) => void;

/**
 * [NT7] Applies the change at once in this tab; other tabs reload when they get the focus. Changes are sent one at a time, in
 * order, each with only what it changes. So a change overwrites neither unloaded settings with defaults nor what another
 * device changed, and a refused change is not sent along with the next.
 */
export function saveNotifications(change: NotificationsChange): Promise<Outcome<NotificationsAnswer>> {
  useUnconfirmed.setState(({ changes }) => ({ changes: [...changes, change] }));
  const writing = last.then(() => write(change));
  last = writing;
  return writing;
}
