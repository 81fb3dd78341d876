import {
  initialNotificationSettings,
  type NotificationSettings,
} from "@jieru/shared/domain/notification-settings";
import { afterEach, expect, it, vi } from "vitest";
import { queryClient } from "../../src/api/query-client.ts";
import {
  currentSettings,
  notificationsQuery,
  saveNotifications,
} from "../../src/notifications/settings-query.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  queryClient.clear();
});

it("[NT7] a change counts at once, writes go one after the other, and each holds the one before", async () => {
  queryClient.setQueryData(notificationsQuery.queryKey, initialNotificationSettings);
  const bodies: NotificationSettings[] = [];
  let running = 0;
  vi.stubGlobal("fetch", async (_: string, { method, body }: RequestInit) => {
    if (method === "GET") return has(bodies.at(-1) ?? initialNotificationSettings);
    expect(++running).toBe(1);
    const notifications = JSON.parse(String(body)) as NotificationSettings;
    bodies.push(notifications);
    await Promise.resolve();
    running--;
    return Response.json({ notifications });
  });
  const quiet = { from: "22:00", to: "08:00", timeZone: "Asia/Shanghai" };
  const both = [saveNotifications({ preview: false }), saveNotifications({ quiet })];
  expect(currentSettings()).toEqual({ ...initialNotificationSettings, preview: false, quiet });
  expect((await Promise.all(both)).every((o) => o.ok)).toBe(true);
  expect(bodies.map((b) => [b.preview, b.quiet])).toEqual([
    [false, null],
    [false, quiet],
  ]);
});

/** Requests in the order they came, each answered when it is let. */
function held() {
  const asked: { method: string; body: NotificationSettings; answer: (response: Response) => void }[] = [];
  vi.stubGlobal("fetch", (_: string, { method = "GET", body, signal }: RequestInit) => {
    const { promise, resolve, reject } = Promise.withResolvers<Response>();
    signal?.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
    asked.push({ method, body: JSON.parse(String(body ?? "null")), answer: resolve });
    return promise;
  });
  const isAsked = (method: string) => vi.waitFor(() => expect(asked.at(-1)?.method).toBe(method));
  return { asked, isAsked };
}
const has = (notifications: NotificationSettings) => Response.json({ notifications });

it("[NT7] what was read before a change does not take it back, whenever it comes", async () => {
  const { asked, isAsked } = held();
  queryClient.setQueryData(notificationsQuery.queryKey, initialNotificationSettings);
  // The window is looked at again by a press on a switch.
  const reading = queryClient.fetchQuery({ ...notificationsQuery, staleTime: 0 }).catch(() => null);
  await isAsked("GET");
  const saving = saveNotifications({ preview: false });
  asked[0]?.answer(has(initialNotificationSettings));
  await reading;
  expect(currentSettings().preview).toBe(false);
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  asked[1]?.answer(has(initialNotificationSettings));
  await isAsked("PUT");
  // And once more, while the change is on its way.
  const again = queryClient.fetchQuery({ ...notificationsQuery, staleTime: 0 }).catch(() => null);
  await isAsked("GET");
  asked[2]?.answer(has({ ...initialNotificationSettings, preview: false }));
  expect((await saving).ok).toBe(true);
  asked[3]?.answer(has(initialNotificationSettings));
  await again;
  expect(currentSettings().preview).toBe(false);
});

it("[NT7] a change that was refused is not written along with the next one, and the next one stays on screen", async () => {
  const { asked, isAsked } = held();
  queryClient.setQueryData(notificationsQuery.queryKey, initialNotificationSettings);
  const quiet = { from: "22:00", to: "08:00", timeZone: "Asia/Shanghai" };
  const refused = saveNotifications({ preview: false });
  const kept = saveNotifications({ quiet });
  await isAsked("GET");
  asked[0]?.answer(has(initialNotificationSettings));
  await isAsked("PUT");
  asked[1]?.answer(Response.json({ title: "fault" }, { status: 500 }));
  expect((await refused).ok).toBe(false);
  await isAsked("GET");
  asked[2]?.answer(has(initialNotificationSettings));
  await isAsked("PUT");
  expect([asked[3]?.body.preview, asked[3]?.body.quiet]).toEqual([true, quiet]);
  asked[3]?.answer(has(asked[3].body));
  await kept;
  expect(currentSettings()).toEqual({ ...initialNotificationSettings, quiet });
});

it("[NT7] what an agent chose before is not written over by what counts until it is here", async () => {
  const { asked, isAsked } = held();
  const quiet = { from: "22:00", to: "08:00", timeZone: "Asia/Shanghai" };
  const saving = saveNotifications({ preview: false });
  await isAsked("GET");
  asked[0]?.answer(has({ ...initialNotificationSettings, quiet }));
  await isAsked("PUT");
  expect([asked[1]?.body.preview, asked[1]?.body.quiet]).toEqual([false, quiet]);
  asked[1]?.answer(has({ ...initialNotificationSettings, quiet, preview: false }));
  expect((await saving).ok).toBe(true);
});

it("[NT7] what another device has changed meanwhile is not written over", async () => {
  const { asked, isAsked } = held();
  queryClient.setQueryData(notificationsQuery.queryKey, initialNotificationSettings);
  const saving = saveNotifications({ kinds: { message: { sound: false } } });
  const { kinds } = initialNotificationSettings;
  const there = {
    ...initialNotificationSettings,
    preview: false,
    kinds: { ...kinds, waiting: { sound: false, desktop: true }, message: { sound: true, desktop: false } },
  };
  await isAsked("GET");
  asked[0]?.answer(has(there));
  await isAsked("PUT");
  const both = { ...there, kinds: { ...there.kinds, message: { sound: false, desktop: false } } };
  expect(asked[1]?.body).toEqual(both);
  asked[1]?.answer(has(both));
  await saving;
  expect(currentSettings()).toEqual(both);
});
