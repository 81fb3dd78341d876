import { initialNotificationSettings, newsKinds } from "@jieru/shared/domain/notification-settings";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AgentNotification } from "../../../src/features/notifications/derive-notifications.ts";
import { createDesktopNotifications } from "../../../src/features/notifications/desktop.ts";
import { desktopTextOf } from "../../../src/features/notifications/desktop-text.ts";
import { badgedIcon, showBadge } from "../../../src/features/notifications/favicon.ts";
import { soundStateOf } from "../../../src/features/notifications/sound-state.ts";
import { desk, session, startedAt, wrote } from "./fixtures.ts";

const customer = (remark: string) => ({ customer: { ...session("s").customer, remark } });
const chen = wrote(session("s1", customer("陈老板")));
const su = wrote(session("s2", customer("苏小姐")));
const lastMessage = {
  id: "m1",
  direction: "in",
  type: "text",
  text: "那批建盏到了没有",
  at: 1,
  delivery: null,
};
const d = desk({ sessions: [{ ...chen, lastMessage } as typeof chen, su] });
const notification = (
  kind: AgentNotification["kind"],
  s: typeof chen | null,
  change: Partial<AgentNotification> = {},
): AgentNotification => ({
  kind,
  key: `${kind}:${s?.id}`,
  at: startedAt,
  session: s,
  ...change,
});
const write = (items: AgentNotification[], preview = true) =>
  desktopTextOf(items[0]?.kind ?? "message", items, { desk: d, alarms: [], preview, now: startedAt });

describe("notification texts", () => {
  it("[NT4] a single customer is named with the last message, which is hidden without previews", () => {
    expect(write([notification("message", chen)])).toEqual({ title: "陈老板", body: "那批建盏到了没有" });
    expect(write([notification("message", chen)], false)).toEqual({ title: "陈老板", body: "发来新消息" });
    expect(write([notification("not_sent", chen, { outcome: "unconfirmed" })], false)).toEqual({
      title: "给陈老板的回复未确认是否发出",
      body: "",
    });
  });

  it("[NT4] several customers are shown as a number and names", () => {
    expect(
      write([notification("message", chen), notification("message", su), notification("message", chen)]),
    ).toEqual({
      title: "2 个会话有新消息",
      body: "陈老板、苏小姐",
    });
    for (const kind of newsKinds) {
      const { title } = write([notification(kind, chen), notification(kind, su)]);
      expect(title, kind).not.toContain("post.");
    }
  });
});

describe("desktop notifications", () => {
  class Shown {
    static permission = "granted";
    static all: Shown[] = [];
    closed = false;
    onclick: (() => void) | null = null;
    readonly title: string;
    readonly options: NotificationOptions;
    constructor(title: string, options: NotificationOptions) {
      [this.title, this.options] = [title, options];
      for (const other of Shown.all) if (other.options.tag === options.tag) other.closed = true;
      Shown.all.push(this);
    }
    close() {
      this.closed = true;
    }
  }
  beforeEach(() => vi.stubGlobal("Notification", Shown));
  afterEach(() => {
    vi.unstubAllGlobals();
    Shown.all = [];
  });
  const visible = () => Shown.all.filter((n) => !n.closed).map((n) => n.title);
  const opened: string[] = [];
  const posts = () =>
    createDesktopNotifications(
      "jieru:acc",
      (_, items) => write([...items]),
      (kind, items) => {
        opened.push(`${kind} ${items.at(-1)?.session?.id}`);
      },
    );

  it("[NT4] [NT6] each kind has one notification that shrinks as items are handled and closes with the last", () => {
    const p = posts();
    p.add([notification("message", chen)]);
    p.add([notification("message", su), notification("given", su)]);
    expect(visible()).toEqual(["2 个会话有新消息", "会话已分配给你：苏小姐"]);
    expect(Shown.all.every((n) => n.options.silent)).toBe(true);
    p.keep((n) => n.session?.id === su.id);
    expect(visible()).toEqual(["会话已分配给你：苏小姐", "苏小姐"]);
    p.keep(() => false);
    expect(visible()).toEqual([]);
  });

  it("[NT4] a click opens the session and closes the notification, and focusing the console closes all", () => {
    const p = posts();
    vi.spyOn(window, "focus").mockReturnValue(undefined);
    p.add([notification("message", chen)]);
    Shown.all[0]?.onclick?.();
    expect([opened, visible()]).toEqual([["message s1"], []]);
    p.add([notification("message", chen), notification("waiting", su)]);
    p.clear();
    expect(visible()).toEqual([]);
  });

  it("[NT8] shows nothing without the browser's permission", () => {
    vi.stubGlobal("Notification", Object.assign(vi.fn(), { permission: "default" }));
    posts().add([notification("message", chen)]);
    expect(Notification).not.toHaveBeenCalled();
  });
});

it("[NT6] [T36] the tab icon shows the number of due sessions and none when there are none", () => {
  const link = Object.assign(document.createElement("link"), { rel: "icon", href: "/icon.svg" });
  document.head.append(link);
  showBadge(3, false);
  expect(decodeURIComponent(link.href)).toContain(">3</text>");
  showBadge(0, false);
  expect(new URL(link.href).pathname).toBe("/icon.svg");
  link.remove();
  expect(badgedIcon({ count: 10, fill: "#265bc5", on: "#fff" })).toContain(">9+</text>");
});

describe("[NT8] [T37] sound state", () => {
  const facts = {
    gate: "open",
    settings: initialNotificationSettings,
    volume: 0.6,
    status: "online",
    now: startedAt,
  } as const;
  const none = { sound: false, desktop: true };
  const nobody = Object.fromEntries(newsKinds.map((k) => [k, none]));
  const quiet = { from: "00:00", to: "23:59", timeZone: "UTC" };
  it.each([
    ["on", {}],
    ["blocked", { gate: "blocked" }],
    ["impossible", { gate: "impossible" }],
    ["muted", { volume: 0 }],
    ["off", { settings: { ...initialNotificationSettings, kinds: nobody } }],
    ["quiet", { settings: { ...initialNotificationSettings, quiet } }],
    ["away", { status: "away" }],
    ["muted", { volume: 0, gate: "blocked" }],
  ] as const)("[NT8] is %s", (state, change) =>
    expect(soundStateOf({ ...facts, ...change } as Parameters<typeof soundStateOf>[0])).toBe(state),
  );
});
