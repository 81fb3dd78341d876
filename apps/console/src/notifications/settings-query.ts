import {
  changedNotifications,
  initialNotificationSettings,
  type NotificationSettings,
  type NotificationsChange,
} from "@jieru/shared/domain/notification-settings";
import type { NotificationsAnswer } from "@jieru/shared/protocol/notifications";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useMemo, useSyncExternalStore } from "react";
import { askAgain } from "../api/ask-again.ts";
import { readOrThrow, request } from "../api/http.ts";
import { paths } from "../api/paths.ts";
import { queryClient } from "../api/query-client.ts";
import type { Outcome } from "../state/outcome.ts";
import { createListeners } from "../ui/listeners.ts";

/** What the server has said; what was changed and not answered yet lies over it. */
export const notificationsQuery = queryOptions({
  queryKey: ["notifications"],
  queryFn: async ({ signal }): Promise<NotificationSettings> =>
    (await readOrThrow<NotificationsAnswer>(paths.notifications, signal)).notifications,
});
const { queryKey } = notificationsQuery;

const listeners = createListeners();
let changes: readonly NotificationsChange[] = [];

function hold(next: readonly NotificationsChange[]): void {
  changes = next;
  listeners.tell();
}

/** With what counts until the agent's own are here. */
export const currentSettings = (): NotificationSettings =>
  changes.reduce(changedNotifications, queryClient.getQueryData(queryKey) ?? initialNotificationSettings);

export function useNotificationSettings(): NotificationSettings {
  const { data = initialNotificationSettings } = useQuery(notificationsQuery);
  const over = useSyncExternalStore(listeners.listen, () => changes);
  return useMemo(() => over.reduce(changedNotifications, data), [over, data]);
}

async function write(change: NotificationsChange): Promise<Outcome<NotificationsAnswer>> {
  const outcome = await request<NotificationsAnswer>("PUT", paths.notifications, { body: change });
  // What is being read was read before this.
  await queryClient.cancelQueries({ queryKey });
  if (outcome.ok) queryClient.setQueryData(queryKey, outcome.value.notifications);
  else void askAgain(queryClient, { queryKey });
  hold(changes.filter((one) => one !== change));
  return outcome;
}

let last: Promise<unknown> = Promise.resolve();

/**
 * [NT7] Counts at once, in this tab; the others hear of it when they are looked at. One write at a time, in order, each of
 * the one change: neither what counts until the agent's own are here, nor what another device has changed, is written over, and what was refused is not written along with the next.
 */
export function saveNotifications(change: NotificationsChange): Promise<Outcome<NotificationsAnswer>> {
  hold([...changes, change]);
  const writing = last.then(() => write(change));
  last = writing;
  return writing;
}
