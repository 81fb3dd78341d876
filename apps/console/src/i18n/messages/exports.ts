import type { Messages } from "../message.ts";

export default {
  conversation: {
    "zh-CN": "导出与「{{name}}」的聊天记录",
    "zh-TW": "匯出與「{{name}}」的聊天記錄",
    en: "Export the conversation with “{{name}}”",
  },
  account: { "zh-CN": "导出全部聊天记录", "zh-TW": "匯出全部聊天記錄", en: "Export all messages" },
  holds: {
    "zh-CN": "每条消息一行：时间、谁说的、内容、有没有发出。图片只写文件名，图片本身不在里面。",
    "zh-TW": "每則訊息一列：時間、誰說的、內容、有沒有送出。圖片只寫檔名，圖片本身不在裡面。",
    en: "A line for each message: when, who, what was said, and whether it was sent. Images are named, not included.",
  },
  recorded: {
    "zh-CN": "谁导出了什么、有多少条，会记在操作记录里。",
    "zh-TW": "誰匯出了什麼、有多少則，會記在操作記錄裡。",
    en: "Who exported what, and how many messages, is kept in the audit log.",
  },
  from: { "zh-CN": "从", "zh-TW": "從", en: "From" },
  to: { "zh-CN": "到", "zh-TW": "到", en: "To" },
  format: { "zh-CN": "格式", "zh-TW": "格式", en: "Format" },
  csv: { "zh-CN": "CSV，用 Excel 打开", "zh-TW": "CSV，用 Excel 開啟", en: "CSV, for Excel" },
  jsonl: { "zh-CN": "JSON Lines，给程序用", "zh-TW": "JSON Lines，給程式用", en: "JSON Lines, for programs" },
  notes: { "zh-CN": "含内部备注", "zh-TW": "含內部備註", en: "With internal notes" },
  notes_hint: {
    "zh-CN": "也含转接时附的话和加入黑名单的原因",
    "zh-TW": "也含轉接時附的話和加入黑名單的原因",
    en: "Also what was written with a transfer, and why somebody was blocked",
  },
  confirm: { "zh-CN": "导出", "zh-TW": "匯出", en: "Export" },
  under_way: { "zh-CN": "正在导出", "zh-TW": "正在匯出", en: "Being exported" },
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
    en: "There are no messages to export",
  },
  cut: {
    "zh-CN": "连接断了，没有收全，也没有留下文件。再导出一次。",
    "zh-TW": "連線中斷，沒有收齊，也沒有留下檔案。請再匯出一次。",
    en: "The connection broke before all of it came, and no file was kept. Export it again.",
  },
  done: {
    "zh-CN": "已导出 {{count}} 条消息",
    "zh-TW": "已匯出 {{count}} 則訊息",
    en: { one: "{{count}} message exported", other: "{{count}} messages exported" },
  },
  missing: { "zh-CN": "两个日期都要选", "zh-TW": "兩個日期都要選", en: "Choose both days" },
  wrong_order: {
    "zh-CN": "开始的日期要在结束的日期之前",
    "zh-TW": "開始的日期要在結束的日期之前",
    en: "The first day must come before the last",
  },
  too_long: { "zh-CN": "最多导出 {{days}} 天", "zh-TW": "最多匯出 {{days}} 天", en: "At most {{days}} days" },
} as const satisfies Messages;
