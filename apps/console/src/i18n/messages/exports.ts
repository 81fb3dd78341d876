import type { Messages } from "../message.ts";

export default {
  conversation: {
    "zh-CN": "导出与「{{name}}」的聊天记录",
    "zh-TW": "匯出與「{{name}}」的聊天記錄",
    en: "Export the conversation with “{{name}}”",
  },
  account: { "zh-CN": "导出全部聊天记录", "zh-TW": "匯出全部聊天記錄", en: "Export all messages" },
  holds: {
    "zh-CN": "每条消息一行：时间、发送人、内容、发送状态。图片仅列出文件名，不含图片文件。",
    "zh-TW": "每則訊息一列：時間、傳送人、內容、傳送狀態。圖片僅列出檔名，不含圖片檔案。",
    en: "One line per message: time, sender, text, and whether it was sent. Images are listed by name, not included.",
  },
  recorded: {
    "zh-CN": "导出人、导出内容和消息数量会记入操作记录。",
    "zh-TW": "匯出人、匯出內容和訊息數量會記入操作記錄。",
    en: "The audit log records who exported what, and how many messages.",
  },
  from: { "zh-CN": "从", "zh-TW": "從", en: "From" },
  to: { "zh-CN": "到", "zh-TW": "到", en: "To" },
  format: { "zh-CN": "格式", "zh-TW": "格式", en: "Format" },
  csv: { "zh-CN": "CSV，可用 Excel 打开", "zh-TW": "CSV，可用 Excel 開啟", en: "CSV, for Excel" },
  jsonl: {
    "zh-CN": "JSON Lines，供程序使用",
    "zh-TW": "JSON Lines，供程式使用",
    en: "JSON Lines, for programs",
  },
  notes: { "zh-CN": "含内部备注", "zh-TW": "含內部備註", en: "Include internal notes" },
  notes_hint: {
    "zh-CN": "包括转接留言和加入黑名单的原因",
    "zh-TW": "包括轉接留言和加入黑名單的原因",
    en: "Includes transfer messages and the reasons for adding customers to the blacklist",
  },
  confirm: { "zh-CN": "导出", "zh-TW": "匯出", en: "Export" },
  under_way: { "zh-CN": "正在导出", "zh-TW": "正在匯出", en: "Exporting" },
  counted: {
    "zh-CN": "正在导出 {{count}} 条消息，已收到 {{size}}",
    "zh-TW": "正在匯出 {{count}} 則訊息，已收到 {{size}}",
    en: {
      one: "Exporting {{count}} message, {{size}} received",
      other: "Exporting {{count}} messages, {{size}} received",
    },
  },
  nothing: {
    "zh-CN": "没有可以导出的消息",
    "zh-TW": "沒有可以匯出的訊息",
    en: "No messages to export",
  },
  cut: {
    "zh-CN": "连接已断开，数据未接收完整，未保存文件。请重新导出。",
    "zh-TW": "連線已中斷，資料未接收完整，未儲存檔案。請重新匯出。",
    en: "Disconnected before the export was complete. No file was saved. Export again.",
  },
  done: {
    "zh-CN": "已导出 {{count}} 条消息",
    "zh-TW": "已匯出 {{count}} 則訊息",
    en: { one: "{{count}} message exported", other: "{{count}} messages exported" },
  },
  missing: {
    "zh-CN": "请选择开始日期和结束日期",
    "zh-TW": "請選擇開始日期和結束日期",
    en: "Choose both dates",
  },
  wrong_order: {
    "zh-CN": "开始日期不能晚于结束日期",
    "zh-TW": "開始日期不能晚於結束日期",
    en: "The start date can't be after the end date",
  },
  too_long: { "zh-CN": "最多导出 {{days}} 天", "zh-TW": "最多匯出 {{days}} 天", en: "At most {{days}} days" },
} as const satisfies Messages;
