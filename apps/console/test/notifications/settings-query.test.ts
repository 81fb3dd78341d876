import {
  initialNotificationSettings,
  type NotificationSettings,
} from "@jieru/shared/domain/notification-settings";
import { afterEach, expect, it, vi } from "vitest";
import { queryClient } from "../../src/api/query-client.ts";
import { currentSettings, saveNotifications } from "../../src/notifications/settings-query.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  queryClient.clear();
});

it("[NT7] a change counts at once, writes go one after the other, and each holds the one before", async () => {
  const bodies: NotificationSettings[] = [];
  let running = 0;
  vi.stubGlobal("fetch", async (_: string, { body }: RequestInit) => {
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
