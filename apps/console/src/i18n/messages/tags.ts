import type { Messages } from "../message.ts";

export default {
  means: {
    "zh-CN": "同事给用户归类用的词。没有用户再用的标签会自己消失。",
    "zh-TW": "同事替使用者分類用的詞。沒有使用者再用的標籤會自己消失。",
    en: "What colleagues call kinds of customers. A tag that nobody has any more goes by itself.",
  },
  none: { "zh-CN": "还没有标签", "zh-TW": "還沒有標籤", en: "No tags yet" },
  none_text: {
    "zh-CN": "在对话右侧给用户加一个。",
    "zh-TW": "在對話右側替使用者加一個。",
    en: "Put one on a customer, beside the conversation.",
  },
  failed: { "zh-CN": "标签没有读到", "zh-TW": "標籤沒有讀到", en: "The tags could not be loaded" },
  uses: {
    "zh-CN": "{{count}} 位用户",
    "zh-TW": "{{count}} 位使用者",
    en: { one: "{{count}} customer", other: "{{count}} customers" },
  },
  rename: { "zh-CN": "改名", "zh-TW": "改名", en: "Rename" },
  rename_label: { "zh-CN": "给「{{tag}}」改名", "zh-TW": "替「{{tag}}」改名", en: "Rename “{{tag}}”" },
  name: { "zh-CN": "新名字", "zh-TW": "新名字", en: "New name" },
  concerns: {
    "zh-CN": "有 {{count}} 位用户带这个标签；存下的视图跟着改。",
    "zh-TW": "有 {{count}} 位使用者帶這個標籤；存下的檢視跟著改。",
    en: {
      one: "{{count}} customer has it; saved views follow.",
      other: "{{count}} customers have it; saved views follow.",
    },
  },
  merges: {
    "zh-CN": "已经有「{{to}}」，{{count}} 位用户在用：两个合成一个，之后分不开。",
    "zh-TW": "已經有「{{to}}」，{{count}} 位使用者在用：兩個合成一個，之後分不開。",
    en: {
      one: "“{{to}}” is there, on {{count}} customer: both become one, for good.",
      other: "“{{to}}” is there, on {{count}} customers: both become one, for good.",
    },
  },
  merge: { "zh-CN": "合并", "zh-TW": "合併", en: "Make them one" },
  gone: {
    "zh-CN": "没有用户带着「{{tag}}」了，没有改动任何用户。可能刚有人改过名。",
    "zh-TW": "沒有使用者帶著「{{tag}}」了，沒有改動任何使用者。可能剛有人改過名。",
    en: "No customer has “{{tag}}” any more, so no customer was changed. Somebody may just have renamed it.",
  },
  renamed: {
    "zh-CN": "「{{tag}}」已改为「{{to}}」，共 {{count}} 位用户。",
    "zh-TW": "「{{tag}}」已改為「{{to}}」，共 {{count}} 位使用者。",
    en: {
      one: "“{{tag}}” is “{{to}}” now, on {{count}} customer.",
      other: "“{{tag}}” is “{{to}}” now, on {{count}} customers.",
    },
  },
  problem: {
    blank: { "zh-CN": "标签要有名字", "zh-TW": "標籤要有名字", en: "A tag needs a name" },
    same: { "zh-CN": "和原来一样", "zh-TW": "和原來一樣", en: "That is its name already" },
    long: {
      "zh-CN": "标签最多 {{limit}} 个字",
      "zh-TW": "標籤最多 {{limit}} 個字",
      en: "A tag has at most {{limit}} characters",
    },
  },
} as const satisfies Messages;
