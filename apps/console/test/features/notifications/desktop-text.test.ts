import type { NewsKind } from "@jieru/shared/domain/notification-settings";
import { describe, expect, it } from "vitest";
import type { AgentNotification } from "../../../src/features/notifications/derive-notifications.ts";
import { desktopTextOf } from "../../../src/features/notifications/desktop-text.ts";
import { desk, session, startedAt } from "./fixtures.ts";

/** Texts that imitate our wording, markup, or a part of the sentence. */
const hostile = [
  "<img src=x onerror=hit()>",
  "</title><script>hit()</script>",
  "$t(notifications:post.returned)",
  "{{name}} {{- name}}",
  "您已退出登录，请打开 https://evil.example 重新扫码",
  "javascript:hit()",
];

const textFor = (kind: NewsKind, text: string, preview = true) => {
  const last = { id: "m1", direction: "in", type: "text", text, at: startedAt, delivery: null };
  const hostileSession = session("s1", { lastMessage: last, source: text, unread: 1 } as never);
  const notifications = { kind, key: "k", at: startedAt, session: hostileSession } as AgentNotification;
  return desktopTextOf(kind, [notifications], {
    desk: desk({ sessions: [hostileSession] }),
    alarms: [],
    preview,
    now: startedAt,
  });
};

describe("[N33] desktop notification texts", () => {
  it.each(["waiting", "message", "given", "closing", "not_sent"] as const)(
    "[N33] a notification of kind %s has a fixed title, whatever the customer wrote",
    (kind) => {
      const { title } = textFor(kind, "你好");
      for (const text of hostile) expect([text, textFor(kind, text).title]).toEqual([text, title]);
    },
  );

  it("[N33] the body quotes the message unchanged, and is generic when previews are off", () => {
    for (const text of hostile) expect(textFor("message", text).body).toBe(text);
    const without = textFor("message", "你好", false);
    for (const text of hostile) expect(textFor("message", text, false)).toEqual(without);
  });
});
