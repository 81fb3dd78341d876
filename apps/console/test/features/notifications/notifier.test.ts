import { initialNotificationSettings } from "@jieru/shared/domain/notification-settings";
import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { runEffects } from "../../../src/data/store/frame-effects.ts";
import { type Notifier, startNotifier } from "../../../src/features/notifications/notifier.ts";
import { accountId, appliedFrame } from "../../fixtures.ts";
import { desk, session, wrote } from "./fixtures.ts";

const of = (id: string) => session(id, { customer: { ...session(id).customer, remark: id } });
const [su, chen] = [of("苏小姐"), of("陈老板")];

class Shown {
  static permission = "granted";
  static all: Shown[] = [];
  closed = false;
  readonly title: string;
  constructor(title: string) {
    this.title = title;
    Shown.all.push(this);
  }
  close(): void {
    this.closed = true;
  }
}
const titles = () => Shown.all.map(({ title }) => title);

/** The returned function dispatches the storage event to the other tabs, at any later time. */
function seenIn(tab: Notifier): () => void {
  const stored = vi.spyOn(Storage.prototype, "setItem");
  tab.seen();
  const storageEvents = stored.mock.calls.map(
    ([key, newValue]) => new StorageEvent("storage", { key, newValue }),
  );
  stored.mockRestore();
  return () => {
    for (const event of storageEvents) window.dispatchEvent(event);
  };
}

let now: Snapshot;
let live: boolean;
let attentive: boolean;
let telling: Notifier;
const openTab = (): Notifier =>
  startNotifier({
    accountId,
    desk: () => now,
    settings: () => initialNotificationSettings,
    live: () => live,
    view: () => ({ inView: attentive, attentive, looking: null }),
    open: () => undefined,
  });
const startTab = (): Notifier => {
  const tab = openTab();
  tab.soundTurn(false);
  return tab;
};
function bring(...sessions: Session[]): Promise<unknown> {
  const before = now;
  now = desk({ sessions });
  runEffects(appliedFrame(before, now, []));
  return vi.advanceTimersByTimeAsync(0);
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("Notification", Shown);
  Shown.all = [];
  now = desk({ sessions: [su, chen] });
  live = true;
  attentive = false;
  telling = startTab();
});
afterEach(() => {
  telling.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("[NT6] events from a disconnection notify after catching up, unless they were handled meanwhile", async () => {
  live = false;
  await bring(wrote(su), wrote(chen));
  telling.flush();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(titles()).toEqual([]);
  await bring(su, wrote(chen));
  live = true;
  telling.flush();
  await vi.advanceTimersByTimeAsync(0);
  expect(titles()).toEqual(["陈老板"]);
});

test("[NT2] only a tab without the agent's attention asks the other tabs, once for a batch", async () => {
  let requestCount = 0;
  const query = async () => {
    requestCount++;
    return {};
  };
  vi.stubGlobal("navigator", { locks: { query, request: async () => undefined } });
  attentive = true;
  await bring(wrote(su), chen);
  expect(requestCount).toBe(0);
  attentive = false;
  const both = [bring(wrote(wrote(su)), chen), bring(wrote(wrote(su)), wrote(chen))];
  await Promise.all(both);
  expect(requestCount).toBe(1);
});

test("[NT6] a desktop notification closes once its event is handled by anybody", async () => {
  await bring(wrote(su), chen);
  expect(Shown.all).toMatchObject([{ title: "苏小姐", closed: false }]);
  await bring(su, chen);
  expect(Shown.all).toMatchObject([{ closed: true }]);
});

test("[NT6] a queued notification that is handled before its turn is not shown", async () => {
  await bring(wrote(su), chen);
  await bring(wrote(su), wrote(chen));
  await bring(wrote(su), chen);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(titles()).toEqual(["苏小姐"]);
});

test("[NT4] returning to another tab closes all notifications and drops queued ones", async () => {
  const other = startTab();
  await bring(wrote(su), chen);
  await bring(wrote(su), wrote(chen));
  expect(Shown.all).toMatchObject([{ title: "苏小姐", closed: false }]);
  seenIn(other)();
  await expect.poll(() => Shown.all).toMatchObject([{ closed: true }]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(titles()).toEqual(["苏小姐"]);
  other.stop();
});

test("[NT4] returning closes all notifications even if the clock was set back", async () => {
  await bring(wrote(su), chen);
  await bring(wrote(su), wrote(chen));
  vi.setSystemTime(Date.now() - 3_600_000);
  telling.seen();
  expect(Shown.all).toMatchObject([{ title: "苏小姐", closed: true }]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(titles()).toEqual(["苏小姐"]);
});

test("[NT4] [NT6] notifications newer than the return stay, even if the return is reported late", async () => {
  const other = startTab();
  await bring(wrote(su), chen);
  const hear = seenIn(other);
  await vi.advanceTimersByTimeAsync(4_000);
  await bring(wrote(su), wrote(chen));
  expect(titles()).toEqual(["苏小姐", "2 个会话有新消息"]);
  hear();
  expect(Shown.all.at(-1)).toMatchObject({ title: "陈老板", closed: false });
  other.stop();
});

test("[NT1] [NT3] events while the page opens notify once the locks are known", async () => {
  telling.stop();
  const granted: (() => void)[] = [];
  const query = () => new Promise((resolve) => granted.push(() => resolve({})));
  const request = (_name: string, _options: object, held: () => Promise<void>) =>
    new Promise((resolve) => granted.push(() => resolve(held())));
  vi.stubGlobal("navigator", { locks: { query, request } });
  telling = openTab();
  await bring(wrote(su), chen);
  while (granted.length > 0) granted.shift()?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(titles()).toEqual([]);
  telling.soundTurn(false);
  await vi.advanceTimersByTimeAsync(0);
  expect(titles()).toEqual(["苏小姐"]);
});
