import { expect, test } from "vitest";
import { languages } from "../../src/i18n/languages.ts";
import { listTexts, textsOf } from "./texts.ts";

const otherNames = {
  "zh-CN":
    /顾客|客户|您和|拉黑|抹除|欢迎语|收回邀请|答复|重发|重新发送|空闲名额|接入(?:了|过)?[^，。]{0,4}小程序|[“”‘’]/,
  "zh-TW":
    /顧客|客戶|您和|封鎖使用者|解除封鎖|抹除|歡迎語|收回邀請|答覆|重發|重新傳送|空閒名額|操作紀錄|接入(?:了|過)?[^，。]{0,4}小程式|[“”‘’]/,
  en: /\b(desk|visitor|ticket|welcome)\b/i,
};

test.each(languages)("[LG7] texts use no rejected term: %s", (language) => {
  const texts = listTexts(textsOf(language));
  expect(texts.length).toBeGreaterThan(1_000);
  expect(texts.filter(([, text]) => otherNames[language].test(text))).toEqual([]);
});

const at = (words: object, path: string): string =>
  path.split(".").reduce((found: unknown, step) => (found as Record<string, unknown>)[step], words) as string;

/** Defined terms and the texts that must use them. */
const named: [thing: string, places: string[]][] = [
  [
    "customer.remark.label",
    [
      "customer.remark.edit",
      "customer.remark.add",
      "customer.attributes.take_name",
      "commands.name.remark",
      "conversation.erase.goes",
      "keeping.stays.text",
      "quick-replies.form.textHint",
    ],
  ],
  [
    "hours.auto_reply.title",
    [
      "audit.field.autoReply",
      "customer.rounds.automatic",
      "conversation.tile.automatic",
      "inbox.row.automatic",
    ],
  ],
  ["hours.greeting.title", ["audit.field.greeting"]],
  [
    "conversation.block_list.is",
    ["commands.name.block", "commands.name.unblock", "settings.section.blocked"],
  ],
];

test.each(languages)("[LG7] texts use the defined name of a thing: %s", (language) => {
  const words = textsOf(language);
  const otherwise = named.flatMap(([thing, places]) =>
    places
      .filter((place) => !at(words, place).toLowerCase().includes(at(words, thing).toLowerCase()))
      .map((place) => `${place}: ${at(words, place)}`),
  );
  expect(otherwise).toEqual([]);
});

test.each(languages)("[LG7] remark, note and agent remark have different names: %s", (language) => {
  const words = textsOf(language);
  const names = [
    "customer.remark.label",
    "customer.tabs.notes",
    "conversation.note.note",
    "supervise.column.remark",
  ];
  const [remark, notes, note, said] = names.map((path) => at(words, path));
  expect(new Set([remark, notes, said]).size).toBe(3);
  expect(notes).toContain(note);
});

test.each(languages)("[LG8] no colon separates a time and a number: %s", (language) => {
  const filled = (text: string) =>
    text.replace(/\{\{(time|at|from|to)\}\}/g, "14:05").replace(/\{\{\w+\}\}/g, "3");
  const misread = listTexts(textsOf(language)).filter(([, text]) =>
    /\d\d:\d\d[:：] ?(still )?\d/.test(filled(text)),
  );
  expect(misread).toEqual([]);
});
