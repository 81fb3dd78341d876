import type { Messages } from "../message.ts";

export default {
  bar: {
    label: { "zh-CN": "提到我的备注", "zh-TW": "提到我的備註", en: "Mentions" },
    by: {
      "zh-CN": "{{by}} 在「{{name}}」的备注中提到你",
      "zh-TW": "{{by}} 在「{{name}}」的備註中提到你",
      en: "{{by}} mentioned you in a note about {{name}}",
    },
    more: {
      "zh-CN": "另有 {{count}} 条提到你",
      "zh-TW": "另有 {{count}} 則提到你",
      en: { one: "{{count}} more mention", other: "{{count}} more mentions" },
    },
    see: { "zh-CN": "查看备注", "zh-TW": "檢視備註", en: "View note" },
    none: {
      "zh-CN": "没有提到你的新备注",
      "zh-TW": "沒有提到你的新備註",
      en: "No unread mentions",
    },
  },
} as const satisfies Messages;
