import { initialNotificationSettings, newsKinds } from "@jieru/shared/domain/notification-settings";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createPosts } from "../../../src/features/notifications/desktop.ts";
import { badgedIcon, showBadge } from "../../../src/features/notifications/favicon.ts";
import type { News } from "../../../src/features/notifications/news.ts";
import { postOf } from "../../../src/features/notifications/posts.ts";
import { soundStateOf } from "../../../src/features/notifications/sound-state.ts";
import { desk, session, startedAt, wrote } from "./given.ts";

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
const news = (kind: News["kind"], s: typeof chen | null, change: Partial<News> = {}): News => ({
  kind,
  key: `${kind}:${s?.id}`,
  at: startedAt,
  session: s,
  ...change,
});
const write = (items: News[], preview = true) =>
  postOf(items[0]?.kind ?? "message", items, { desk: d, alarms: [], preview, now: startedAt });

describe("the words of a notification", () => {
  it("[NT4] one customer by name and last words, which stay out where the agent does not want them", () => {
    expect(write([news("message", chen)])).toEqual({ title: "陈老板", body: "那批建盏到了没有" });
    expect(write([news("message", chen)], false)).toEqual({ title: "陈老板", body: "发来新消息" });
    expect(write([news("not_sent", chen, { outcome: "unconfirmed" })], false)).toEqual({
      title: "给陈老板的回复未确认是否发出",
      body: "",
    });
  });

  it("[NT4] several as a number and names", () => {
    expect(write([news("message", chen), news("message", su), news("message", chen)])).toEqual({
      title: "2 个会话有新消息",
      body: "陈老板、苏小姐",
    });
    for (const kind of newsKinds) {
      const { title } = write([news(kind, chen), news(kind, su)]);
      expect(title, kind).not.toContain("post.");
    }
  });
});

describe("on the desktop", () => {
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
  const standing = () => Shown.all.filter((n) => !n.closed).map((n) => n.title);
  const opened: string[] = [];
  const posts = () =>
    createPosts(
      "jieru:acc",
      (_, items) => write([...items]),
      (kind, items) => {
        opened.push(`${kind} ${items.at(-1)?.session?.id}`);
      },
    );

  it("[NT4] [NT6] one of each kind stands, shrinks as things are handled, and goes with the last", () => {
    const p = posts();
    p.add([news("message", chen)]);
    p.add([news("message", su), news("given", su)]);
    expect(standing()).toEqual(["2 个会话有新消息", "会话已分配给你：苏小姐"]);
    expect(Shown.all.every((n) => n.options.silent)).toBe(true);
    p.keep((n) => n.session?.id === su.id);
    expect(standing()).toEqual(["会话已分配给你：苏小姐", "苏小姐"]);
    p.keep(() => false);
    expect(standing()).toEqual([]);
  });

  it("[NT4] a click opens the session and takes it away; looking at the console takes all away", () => {
    const p = posts();
    vi.spyOn(window, "focus").mockReturnValue(undefined);
    p.add([news("message", chen)]);
    Shown.all[0]?.onclick?.();
    expect([opened, standing()]).toEqual([["message s1"], []]);
    p.add([news("message", chen), news("waiting", su)]);
    p.clear();
    expect(standing()).toEqual([]);
  });

  it("[NT8] not where the browser has not allowed it", () => {
    vi.stubGlobal("Notification", Object.assign(vi.fn(), { permission: "default" }));
    posts().add([news("message", chen)]);
    expect(Notification).not.toHaveBeenCalled();
  });
});

it("[NT6] [T36] the icon carries the number, and nothing once nothing waits", () => {
  const link = Object.assign(document.createElement("link"), { rel: "icon", href: "/icon.svg" });
  document.head.append(link);
  showBadge(3, false);
  expect(decodeURIComponent(link.href)).toContain(">3</text>");
  showBadge(0, false);
  expect(new URL(link.href).pathname).toBe("/icon.svg");
  link.remove();
  expect(badgedIcon({ count: 10, fill: "#265bc5", on: "#fff" })).toContain(">9+</text>");
});

describe("[NT8] [T37] whether a tone would be heard", () => {
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
  ] as const)("[NT8] %s", (state, change) =>
    expect(soundStateOf({ ...facts, ...change } as Parameters<typeof soundStateOf>[0])).toBe(state),
  );
});
