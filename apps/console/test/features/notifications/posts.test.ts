import type { NewsKind } from "@jieru/shared/domain/notification-settings";
import { describe, expect, it } from "vitest";
import type { News } from "../../../src/features/notifications/news.ts";
import { postOf } from "../../../src/features/notifications/posts.ts";
import { desk, session, startedAt } from "./given.ts";

/** As they may try to pass for words of ours, for markup, or for a part of the sentence. */
const hostile = [
  "<img src=x onerror=hit()>",
  "</title><script>hit()</script>",
  "$t(notifications:post.returned)",
  "{{name}} {{- name}}",
  "您已退出登录，请打开 https://evil.example 重新扫码",
  "javascript:hit()",
];

const told = (kind: NewsKind, text: string, preview = true) => {
  const last = { id: "m1", direction: "in", type: "text", text, at: startedAt, delivery: null };
  const said = session("s1", { lastMessage: last, source: text, unread: 1 } as never);
  const news = { kind, key: "k", at: startedAt, session: said } as News;
  return postOf(kind, [news], { desk: desk({ sessions: [said] }), alarms: [], preview, now: startedAt });
};

describe("[N33] a desktop notice", () => {
  it.each(["waiting", "message", "given", "closing", "not_sent"] as const)(
    "[N33] of the kind %s has a title of ours, whatever the customer wrote",
    (kind) => {
      const { title } = told(kind, "你好");
      for (const text of hostile) expect([text, told(kind, text).title]).toEqual([text, title]);
    },
  );

  it("[N33] says what a customer wrote as they wrote it, below its title, and nothing of it where texts are kept out", () => {
    for (const text of hostile) expect(told("message", text).body).toBe(text);
    const without = told("message", "你好", false);
    for (const text of hostile) expect(told("message", text, false)).toEqual(without);
  });
});
