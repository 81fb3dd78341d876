import {
  initialNotificationSettings,
  type NewsKind,
  type NotificationSettings,
  newsKinds,
  type Ways,
} from "@jieru/shared/domain/notification-settings";
import type { NotificationsAnswer } from "@jieru/shared/protocol/notifications";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useMemo, useSyncExternalStore } from "react";
import { askAgain } from "../api/ask-again.ts";
import { request } from "../api/http.ts";
import { type Outcome, valueOrThrow } from "../api/outcome.ts";
import { paths } from "../api/paths.ts";
import { queryClient } from "../api/query-client.ts";
import { createListeners } from "../ui/listeners.ts";

/** Some of the settings, of the kinds of news some, and of the ways each is told some. */
export interface NotificationsChange extends Partial<Omit<NotificationSettings, "kinds">> {
  kinds?: Partial<Record<NewsKind, Partial<Ways>>>;
}

/** What the server has said; what was changed and not answered yet lies over it. */
export const notificationsQuery = queryOptions({
  queryKey: ["notifications"],
  queryFn: async ({ signal }): Promise<NotificationSettings> =>
    valueOrThrow(await request<NotificationsAnswer>("GET", paths.notifications, { signal })).notifications,
});
const { queryKey } = notificationsQuery;

const listeners = createListeners();
let changes: readonly NotificationsChange[] = [];

function hold(next: readonly NotificationsChange[]): void {
  changes = next;
  listeners.tell();
}

function changed(settings: NotificationSettings, change: NotificationsChange): NotificationSettings {
  const kinds = { ...settings.kinds };
  for (const kind of newsKinds) kinds[kind] = { ...kinds[kind], ...change.kinds?.[kind] };
  return { ...settings, ...change, kinds };
}

/** With what counts until the agent's own are here. */
export const currentSettings = (): NotificationSettings =>
  changes.reduce(changed, queryClient.getQueryData(queryKey) ?? initialNotificationSettings);

export function useNotificationSettings(): NotificationSettings {
  const { data = initialNotificationSettings } = useQuery(notificationsQuery);
  const over = useSyncExternalStore(listeners.listen, () => changes);
  return useMemo(() => over.reduce(changed, data), [over, data]);
}

/** Into what they are now: neither what counts until the agent's own are here, nor what stood before another device changed it, is written over them. */
async function put(change: NotificationsChange): Promise<Outcome<NotificationsAnswer>> {
  const own = await request<NotificationsAnswer>("GET", paths.notifications);
  if (!own.ok) return own;
  return request("PUT", paths.notifications, { body: changed(own.value.notifications, change) });
}

async function write(change: NotificationsChange): Promise<Outcome<NotificationsAnswer>> {
  const outcome = await put(change);
  // What is being read was read before this.
  await queryClient.cancelQueries({ queryKey });
  if (outcome.ok) queryClient.setQueryData(queryKey, outcome.value.notifications);
  else void askAgain(queryClient, { queryKey });
  hold(changes.filter((one) => one !== change));
  return outcome;
}

let last: Promise<unknown> = Promise.resolve();

/**
 * [NT7] Counts at once, in this tab; the others hear of it when they are looked at. One write at a time, in order, each of what the
 * server has taken so far and the one change: what was refused is not written along with the next.
 */
export function saveNotifications(change: NotificationsChange): Promise<Outcome<NotificationsAnswer>> {
  hold([...changes, change]);
  const writing = last.then(() => write(change));
  last = writing;
  return writing;
}
