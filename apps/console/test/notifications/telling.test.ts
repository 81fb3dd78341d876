/** From the frames to the desktop: what is told when, and what goes again. */
import { initialNotificationSettings } from "@jieru/shared/domain/notification-settings";
import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startTelling, type Telling } from "../../src/notifications/telling.ts";
import { showFollowers } from "../../src/sync/followers.ts";
import { accountId } from "../desk.ts";
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

let now: Snapshot;
let live: boolean;
let attentive: boolean;
let telling: Telling;
/** One tab of the account, which nobody sees. */
const startTab = (): Telling =>
  startTelling({
    accountId,
    desk: () => now,
    settings: () => initialNotificationSettings,
    live: () => live,
    view: () => ({ inView: attentive, attentive, looking: null }),
    open: () => undefined,
  });
/** What the feed brings: so these stand from then on. */
function bring(...sessions: Session[]): Promise<unknown> {
  const before = now;
  now = desk({ sessions });
  showFollowers(before, now, []);
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
  const stored = vi.spyOn(Storage.prototype, "setItem");
  other.seen();
  // The browser tells all tabs but the one that wrote.
  for (const [key, newValue] of stored.mock.calls)
    window.dispatchEvent(new StorageEvent("storage", { key, newValue }));
  stored.mockRestore();
  await vi.waitFor(() => expect(Shown.all).toMatchObject([{ closed: true }]));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(titles()).toEqual(["苏小姐"]);
  other.stop();
});
