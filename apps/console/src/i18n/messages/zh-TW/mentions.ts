import type { mentions as chinese } from "../zh-CN/mentions.ts";

export const mentions: typeof chinese = {
  bar: {
    label: "提到我的備註",
    by: "{{by}} 在「{{name}}」的備註裡找你",
    more_other: "另外還有 {{count}} 處",
    see: "看備註",
    none: "沒有找你的新備註",
  },
};
