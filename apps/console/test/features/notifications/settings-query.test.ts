import {
  initialNotificationSettings,
  type NotificationSettings,
  type NotificationsChange,
} from "@jieru/shared/domain/notification-settings";
import { afterEach, expect, it, vi } from "vitest";
import { queryClient } from "../../../src/data/http/query-client.ts";
import {
  currentSettings,
  notificationsQuery,
  saveNotifications,
} from "../../../src/features/notifications/settings-query.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  queryClient.clear();
});

it("[NT7] a change applies at once, and changes are sent one after the other", async () => {
  queryClient.setQueryData(notificationsQuery.queryKey, initialNotificationSettings);
  const { requests } = held();
  const quiet = { from: "22:00", to: "08:00", timeZone: "Asia/Shanghai" };
  const both = [saveNotifications({ preview: false }), saveNotifications({ quiet })];
  expect(currentSettings()).toEqual({ ...initialNotificationSettings, preview: false, quiet });
  await expect.poll(() => requests.map(({ body }) => body)).toEqual([{ preview: false }]);
  requests[0]?.answer(has({ ...initialNotificationSettings, preview: false }));
  await expect.poll(() => requests.map(({ body }) => body)).toEqual([{ preview: false }, { quiet }]);
  requests[1]?.answer(has({ ...initialNotificationSettings, preview: false, quiet }));
  expect((await Promise.all(both)).every((o) => o.ok)).toBe(true);
  expect(currentSettings()).toEqual({ ...initialNotificationSettings, preview: false, quiet });
});

/** Collects requests, each answered when the test releases it. */
function held() {
  const requests: {
    method: string;
    body: NotificationsChange | null;
    answer: (response: Response) => void;
  }[] = [];
  vi.stubGlobal("fetch", (_: string, { method = "GET", body, signal }: RequestInit) => {
    const { promise, resolve, reject } = Promise.withResolvers<Response>();
    signal?.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
    requests.push({ method, body: JSON.parse(String(body ?? "null")), answer: resolve });
    return promise;
  });
  const isAsked = (method: string) => expect.poll(() => requests.at(-1)?.method).toBe(method);
  return { requests, isAsked };
}
const has = (notifications: NotificationSettings) => Response.json({ notifications });

it("[NT7] a read that started before a change does not revert it", async () => {
  const { requests, isAsked } = held();
  queryClient.setQueryData(notificationsQuery.queryKey, initialNotificationSettings);
  // A press on a switch focuses the window again.
  const reading = queryClient.fetchQuery({ ...notificationsQuery, staleTime: 0 }).catch(() => null);
  await isAsked("GET");
  const saving = saveNotifications({ preview: false });
  requests[0]?.answer(has(initialNotificationSettings));
  await reading;
  expect(currentSettings().preview).toBe(false);
  await isAsked("PUT");
  const again = queryClient.fetchQuery({ ...notificationsQuery, staleTime: 0 }).catch(() => null);
  await isAsked("GET");
  requests[1]?.answer(has({ ...initialNotificationSettings, preview: false }));
  expect((await saving).ok).toBe(true);
  requests[2]?.answer(has(initialNotificationSettings));
  await again;
  expect(currentSettings().preview).toBe(false);
});

it("[NT7] a refused change is not sent with the next one, which stays on screen", async () => {
  const { requests } = held();
  queryClient.setQueryData(notificationsQuery.queryKey, initialNotificationSettings);
  const quiet = { from: "22:00", to: "08:00", timeZone: "Asia/Shanghai" };
  const refused = saveNotifications({ preview: false });
  const kept = saveNotifications({ quiet });
  await expect.poll(() => requests).toHaveLength(1);
  requests[0]?.answer(Response.json({ title: "fault" }, { status: 500 }));
  expect((await refused).ok).toBe(false);
  await expect.poll(() => requests.at(-1)?.method).toBe("PUT");
  expect(requests.at(-1)?.body).toEqual({ quiet });
  requests.at(-1)?.answer(has({ ...initialNotificationSettings, quiet }));
  await kept;
  expect(currentSettings()).toEqual({ ...initialNotificationSettings, quiet });
});

it("[NT7] a change before loading does not overwrite stored settings with defaults", async () => {
  const { requests, isAsked } = held();
  const quiet = { from: "22:00", to: "08:00", timeZone: "Asia/Shanghai" };
  const saving = saveNotifications({ preview: false });
  await isAsked("PUT");
  expect(requests.map(({ body }) => body)).toEqual([{ preview: false }]);
  requests[0]?.answer(has({ ...initialNotificationSettings, quiet, preview: false }));
  expect((await saving).ok).toBe(true);
  expect(currentSettings().quiet).toEqual(quiet);
});

it("[NT7] a change does not overwrite what another device has changed", async () => {
  const { requests, isAsked } = held();
  queryClient.setQueryData(notificationsQuery.queryKey, initialNotificationSettings);
  const saving = saveNotifications({ kinds: { message: { sound: false } } });
  await isAsked("PUT");
  expect(requests[0]?.body).toEqual({ kinds: { message: { sound: false } } });
  const { kinds } = initialNotificationSettings;
  const both = {
    ...initialNotificationSettings,
    preview: false,
    kinds: { ...kinds, waiting: { sound: false, desktop: true }, message: { sound: false, desktop: false } },
  };
  requests[0]?.answer(has(both));
  await saving;
  expect(currentSettings()).toEqual(both);
});
