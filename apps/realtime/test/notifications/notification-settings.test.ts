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

let house: TestServer;
let accountId: AccountId;
let lin: TestBrowser;
let laptop: TestBrowser;
let xu: TestBrowser;
beforeEach(async () => {
  house = await openTestServer();
  accountId = await house.addAccount();
  const linId = await house.addAgent(accountId, "agent", "林知夏");
  const xuId = await house.addAgent(accountId, "agent", "许然");
  [lin, laptop, xu] = [
    await house.browserOf(linId),
    await house.browserOf(linId),
    await house.browserOf(xuId),
  ];
});
afterEach(() => house.stop());

const path = "/api/me/notifications";
const read = async (who: TestBrowser): Promise<NotificationSettings> =>
  (await who.get(path)).json().notifications;
const silent: NotificationSettings = {
  ...initialNotificationSettings,
  kinds: { ...initialNotificationSettings.kinds, message: { sound: false, desktop: true } },
  quiet: { from: "22:00", to: "08:00", timeZone: "Asia/Shanghai" },
  preview: false,
};

it("[NT7] what one agent set is there on the agent's other device, and nobody else's", async () => {
  expect(await read(lin)).toEqual(initialNotificationSettings);
  const answer = await lin.send("PUT", path, silent);
  expect([answer.statusCode, answer.json()]).toEqual([200, { notifications: silent }]);
  expect(await read(laptop)).toEqual(silent);
  expect(await read(xu)).toEqual(initialNotificationSettings);
});

it("[NT7] of two changes the last stands; what is no setting is refused and named", async () => {
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

it("[NT7] what is not named stays, also of what two devices change in the same moment", async () => {
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

it("[NT7] what an earlier release did not know has its default", async () => {
  await lin.send("PUT", path, silent);
  await house.context.pool.query(
    `update notification_settings set settings = settings #- '{kinds,alarm}' #- '{preview}'`,
  );
  expect(await read(lin)).toEqual({ ...silent, preview: true });
});
