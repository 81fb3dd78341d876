import type { Messages } from "../message.ts";

export default {
  means: {
    "zh-CN": "名单里的用户发来消息会保存在对话里，但不进入待接入，也不提醒任何人。",
    "zh-TW": "名單裡的使用者傳來訊息會儲存在對話裡，但不進入待接入，也不提醒任何人。",
    en: "What these customers write is kept in the conversation, but waits in no line and alerts nobody.",
  },
  undo: { "zh-CN": "移出", "zh-TW": "移出", en: "Take off" },
  undoing: { "zh-CN": "正在移出", "zh-TW": "正在移出", en: "Taking off" },
  undo_label: {
    "zh-CN": "把{{name}}移出黑名单",
    "zh-TW": "把{{name}}移出黑名單",
    en: "Take {{name}} off the blacklist",
  },
  none: { "zh-CN": "黑名单是空的", "zh-TW": "黑名單是空的", en: "The blacklist is empty" },
  noneText: {
    "zh-CN": "在对话右上角的 ⋯ 里可以把用户加入黑名单。",
    "zh-TW": "在對話右上角的 ⋯ 裡可以把使用者加入黑名單。",
    en: "Customers are put on it under ⋯ at the top right of a conversation.",
  },
  failed: { "zh-CN": "没有取到黑名单", "zh-TW": "沒有取得黑名單", en: "The blacklist could not be loaded" },
  more: { "zh-CN": "再往前找", "zh-TW": "再往前找", en: "Further back" },
  no_reason: { "zh-CN": "没有写原因", "zh-TW": "沒有寫原因", en: "no reason given" },
  by_at: { "zh-CN": "{{name}}，{{time}}", "zh-TW": "{{name}}，{{time}}", en: "{{name}}, {{time}}" },
} as const satisfies Messages;
