import type { AgentId, ConductRuleId } from "@jieru/shared/domain/ids";
import type { RefusalCode } from "@jieru/shared/protocol/refusals";
import { afterEach, expect, test } from "vitest";
import { changeLanguage } from "../../src/i18n/i18n.ts";
import { refusalLabels, refusalSentence } from "../../src/i18n/refusal-labels.ts";
import { textsOf } from "./texts.ts";

const agentId = "a1" as AgentId;

afterEach(() => changeLanguage("zh-CN"));

test("[SE2] the winner is named from the refusal or from the snapshot", () => {
  expect(refusalLabels({ refusal: "already_picked_up", agentId, agentName: "许然" }).what).toBe(
    "许然 已接入",
  );
  expect(refusalLabels({ refusal: "already_picked_up", agentId }, () => "陆川").what).toBe("陆川 已接入");
  expect(refusalLabels({ refusal: "already_picked_up", agentId }).what).toBe("其他同事 已接入");
});

test("a refusal sentence states what happened and what to do", () => {
  expect(refusalSentence({ refusal: "over_capacity", load: 10, capacity: 10 })).toBe(
    "已满 10/10。请先结束一个会话，或提高容量。",
  );
});

test("[SE14] the refusal of a waiting session fits every action of its owner", async () => {
  expect(refusalSentence({ refusal: "session_waiting" })).toBe("会话待接入。请先接入。");
  await changeLanguage("en");
  expect(refusalSentence({ refusal: "session_waiting" })).toBe(
    "The session is waiting in the queue. Pick it up first.",
  );
});

test("[DR9] the refusal of another agent's session does not mention a draft", async () => {
  const sentence = () => refusalSentence({ refusal: "not_owner", agentId }, () => "许然");
  expect(sentence()).toBe("会话属于 许然。如有需要，请对方转接给你。");
  await changeLanguage("en");
  expect(sentence()).toBe("The session belongs to 许然. Ask them to transfer it if needed.");
});

test("no refusal leaves a slot unfilled", async () => {
  const facts = {
    load: 1,
    capacity: 1,
    limit: 2,
    retryAfterSeconds: 7,
    bytes: 3,
    left: 0,
    until: 0,
    agentId,
    shortcut: "bf",
    title: "补发",
  };
  for (const language of ["zh-CN", "en"] as const) {
    await changeLanguage(language);
    const codes = Object.entries(textsOf(language).refusals).filter(([, words]) => typeof words === "object");
    expect(codes.length).toBeGreaterThan(25);
    for (const [code] of codes) {
      const sentence = refusalSentence({ refusal: code, ...facts } as Parameters<typeof refusalSentence>[0]);
      // This placeholder is literal (GR7).
      expect(sentence.replace("{{opens}}", "")).not.toMatch(/{{/);
    }
  }
});

test("[UP8] an unknown refusal asks to reload the page", () => {
  expect(refusalSentence({ refusal: "thought_of_later" as RefusalCode })).toBe(
    "页面版本过旧，无法显示服务器拒绝的原因。请刷新页面后重试。",
  );
});

const rules = [
  { id: "r1" as ConductRuleId, name: "最低价" },
  { id: "r2" as ConductRuleId, name: "私人微信号" },
];

test("[CD4] [CD3] a refusal by conduct rules names the rules", async () => {
  expect(refusalSentence({ refusal: "outbound_refused", rules })).toBe(
    "规则「最低价」、「私人微信号」禁止发送这段内容。请修改后再发送。",
  );
  const repetition = { customers: 20, minutes: 10 };
  expect(refusalLabels({ refusal: "outbound_warned", rules: [], repetition }).what).toBe(
    "这段内容命中「重复内容提醒」",
  );
  await changeLanguage("en");
  expect(refusalLabels({ refusal: "outbound_refused", rules }).what).toBe(
    "This text is blocked by “最低价”, “私人微信号”",
  );
});

test("[CD6] a refused automatic text is named, and a keyword reply by its name", () => {
  const refused = (text: "greeting" | "keyword_reply", name: string | null) =>
    refusalLabels({ refusal: "automatic_text_refused", text, name, rules: rules.slice(0, 1) }).what;
  expect(refused("greeting", null)).toBe("规则「最低价」禁止自动问候的内容");
  expect(refused("keyword_reply", "问价")).toBe("规则「最低价」禁止关键词回复「问价」的内容");
  expect(refused("keyword_reply", null)).toBe("规则「最低价」禁止关键词回复的内容");
});
