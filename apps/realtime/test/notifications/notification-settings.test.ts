import type { AccountId } from "@jieru/shared/domain/ids";
import {
  initialNotificationSettings,
  type NotificationSettings,
  type NotificationsChange,
  newsKinds,
} from "@jieru/shared/domain/notification-settings";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { TestBrowser } from "../sign-in/browser.ts";
import { openTestServer, type TestServer } from "../sign-in/test-server.ts";

let server: TestServer;
let accountId: AccountId;
let lin: TestBrowser;
let laptop: TestBrowser;
let xu: TestBrowser;
beforeEach(async () => {
  server = await openTestServer();
  accountId = await server.addAccount();
  const linId = await server.addAgent(accountId, "agent", "林知夏");
  const xuId = await server.addAgent(accountId, "agent", "许然");
  [lin, laptop, xu] = [
    await server.browserOf(linId),
    await server.browserOf(linId),
    await server.browserOf(xuId),
  ];
});
afterEach(() => server.stop());

const path = "/api/me/notifications";
const read = async (who: TestBrowser): Promise<NotificationSettings> =>
  (await who.get(path)).json().notifications;
const silent: NotificationSettings = {
  ...initialNotificationSettings,
  kinds: { ...initialNotificationSettings.kinds, message: { sound: false, desktop: true } },
  quiet: { from: "22:00", to: "08:00", timeZone: "Asia/Shanghai" },
  preview: false,
};

it("[NT7] an agent's settings apply on their other device and to no other agent", async () => {
  expect(await read(lin)).toEqual(initialNotificationSettings);
  const answer = await lin.send("PUT", path, silent);
  expect([answer.statusCode, answer.json()]).toEqual([200, { notifications: silent }]);
  expect(await read(laptop)).toEqual(silent);
  expect(await read(xu)).toEqual(initialNotificationSettings);
});

it("[NT7] the last change wins, and an invalid setting is refused by name", async () => {
  await lin.send("PUT", path, silent);
  await laptop.send("PUT", path, { ...silent, quiet: null });
  expect(await read(lin)).toEqual({ ...silent, quiet: null });
  for (const [wrong, field] of [
    [{ ...silent, quiet: { ...silent.quiet, to: "22:00" } }, "quiet.to"],
    [{ ...silent, quiet: { ...silent.quiet, from: "25:00" } }, "quiet.from"],
    [{ ...silent, quiet: { ...silent.quiet, timeZone: "Mars/Base" } }, "quiet.timeZone"],
  ] as const) {
    const answer = await lin.send("PUT", path, wrong);
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain(field);
  }
  expect(await read(lin)).toEqual({ ...silent, quiet: null });
});

it("[NT7] fields that are not named stay, also with simultaneous changes", async () => {
  const changes: NotificationsChange[] = newsKinds.flatMap((kind) => [
    { kinds: { [kind]: { sound: false } } },
    { kinds: { [kind]: { desktop: false } } },
  ]);
  const { quiet } = silent;
  const answers = await Promise.all(
    [...changes, { preview: false }, { quiet }].map((change, i) =>
      (i % 2 ? lin : laptop).send("PUT", path, change),
    ),
  );
  expect(new Set(answers.map((a) => a.statusCode))).toEqual(new Set([200]));
  const neither = { sound: false, desktop: false };
  const kinds = Object.fromEntries(newsKinds.map((kind) => [kind, neither]));
  expect(await read(lin)).toEqual({ kinds, quiet, preview: false });
});

it("[NT7] settings unknown to an earlier release have their defaults", async () => {
  await lin.send("PUT", path, silent);
  await server.context.pool.query(
    `update notification_settings set settings = settings #- '{kinds,alarm}' #- '{preview}'`,
  );
  expect(await read(lin)).toEqual({ ...silent, preview: true });
});
