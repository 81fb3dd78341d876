import type { Messages } from "../message.ts";

export default {
  means: {
    "zh-CN": "黑名单用户的消息会保存在对话中，但不进入待接入，也不产生提醒。",
    "zh-TW": "黑名單使用者的訊息會儲存在對話中，但不進入待接入，也不產生提醒。",
    en: "Messages from these customers are stored in the conversation, but don't enter the queue or alert anyone.",
  },
  undo: { "zh-CN": "移出", "zh-TW": "移出", en: "Remove" },
  undoing: { "zh-CN": "正在移出", "zh-TW": "正在移出", en: "Removing" },
  undo_label: {
    "zh-CN": "将{{name}}移出黑名单",
    "zh-TW": "將{{name}}移出黑名單",
    en: "Remove {{name}} from the blacklist",
  },
  none: { "zh-CN": "黑名单为空", "zh-TW": "黑名單為空", en: "The blacklist is empty" },
  noneText: {
    "zh-CN": "可在对话右上角的 ⋯ 中将用户加入黑名单。",
    "zh-TW": "可在對話右上角的 ⋯ 中將使用者加入黑名單。",
    en: "To add a customer, use ⋯ at the top right of a conversation.",
  },
  failed: { "zh-CN": "黑名单加载失败", "zh-TW": "黑名單載入失敗", en: "Couldn't load the blacklist" },
  more: { "zh-CN": "更早的记录", "zh-TW": "更早的記錄", en: "Show older" },
  no_reason: { "zh-CN": "未填写原因", "zh-TW": "未填寫原因", en: "no reason given" },
  by_at: { "zh-CN": "{{name}}，{{time}}", "zh-TW": "{{name}}，{{time}}", en: "{{name}}, {{time}}" },
} as const satisfies Messages;
