import type { Messages } from "../message.ts";

export default {
  bar: {
    label: { "zh-CN": "提到我的备注", "zh-TW": "提到我的備註", en: "Notes for me" },
    by: {
      "zh-CN": "{{by}} 在「{{name}}」的备注里找你",
      "zh-TW": "{{by}} 在「{{name}}」的備註裡找你",
      en: "{{by}} left you a note about {{name}}",
    },
    more: {
      "zh-CN": "另外还有 {{count}} 处",
      "zh-TW": "另外還有 {{count}} 處",
      en: { one: "{{count}} more note for you", other: "{{count}} more notes for you" },
    },
    see: { "zh-CN": "看备注", "zh-TW": "看備註", en: "Read it" },
    none: {
      "zh-CN": "没有找你的新备注",
      "zh-TW": "沒有找你的新備註",
      en: "There is no note for you that you have not read",
    },
  },
} as const satisfies Messages;
