/** From the frames to the desktop: what is told when, and what goes again. */

import { initialNotificationSettings } from "@jieru/shared/domain/notification-settings";
import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { runEffects } from "../../../src/data/store/frame-effects.ts";
import { startTelling, type Telling } from "../../../src/features/notifications/telling.ts";
import { accountId, appliedFrame } from "../../desk.ts";
import { desk, session, wrote } from "./given.ts";

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

/** The returned function tells all tabs but the one that wrote, as the browser does, sooner or later. */
function seenIn(tab: Telling): () => void {
  const stored = vi.spyOn(Storage.prototype, "setItem");
  tab.seen();
  const said = stored.mock.calls.map(([key, newValue]) => new StorageEvent("storage", { key, newValue }));
  stored.mockRestore();
  return () => {
    for (const event of said) window.dispatchEvent(event);
  };
}

let now: Snapshot;
let live: boolean;
let attentive: boolean;
let telling: Telling;
/** One tab of the account, which nobody sees. */
const openTab = (): Telling =>
  startTelling({
    accountId,
    desk: () => now,
    settings: () => initialNotificationSettings,
    live: () => live,
    view: () => ({ inView: attentive, attentive, looking: null }),
    open: () => undefined,
  });
const startTab = (): Telling => {
  const tab = openTab();
  tab.soundTurn(false);
  return tab;
};
/** What the feed brings: so these stand from then on. */
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

test("[NT6] news that came during a break waits until the screen is true again; what was handled meanwhile is not told", async () => {
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

test("[NT2] a tab that has the agent's attention asks no other what it shows; any other does, once for what arrives together", async () => {
  let asked = 0;
  const query = async () => {
    asked++;
    return {};
  };
  vi.stubGlobal("navigator", { locks: { query, request: async () => undefined } });
  attentive = true;
  await bring(wrote(su), chen);
  expect(asked).toBe(0);
  attentive = false;
  const both = [bring(wrote(wrote(su)), chen), bring(wrote(wrote(su)), wrote(chen))];
  await Promise.all(both);
  expect(asked).toBe(1);
});

test("[NT6] what was told of goes once it is handled, whoever handled it", async () => {
  await bring(wrote(su), chen);
  expect(Shown.all).toMatchObject([{ title: "苏小姐", closed: false }]);
  await bring(su, chen);
  expect(Shown.all).toMatchObject([{ closed: true }]);
});

test("[NT6] what gathers behind one and is handled before its turn is not told", async () => {
  await bring(wrote(su), chen);
  await bring(wrote(su), wrote(chen));
  await bring(wrote(su), chen);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(titles()).toEqual(["苏小姐"]);
});

test("[NT4] who comes back in another tab than the one that told finds nothing on the desktop, and hears of nothing that gathered", async () => {
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

test("[NT4] who comes back finds nothing on the desktop, also where the clock was put back meanwhile", async () => {
  await bring(wrote(su), chen);
  await bring(wrote(su), wrote(chen));
  vi.setSystemTime(Date.now() - 3_600_000);
  telling.seen();
  expect(Shown.all).toMatchObject([{ title: "苏小姐", closed: true }]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(titles()).toEqual(["苏小姐"]);
});

test("[NT4] [NT6] what was told after the agent was back in another tab stays, also if its word comes late", async () => {
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

test("[NT1] [NT3] what comes while a page opens is told once its turns are known", async () => {
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
