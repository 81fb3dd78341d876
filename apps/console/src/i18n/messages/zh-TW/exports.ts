import type { exports as chinese } from "../zh-CN/exports.ts";

export const exports: typeof chinese = {
  conversation: "匯出與「{{name}}」的聊天記錄",
  account: "匯出全部聊天記錄",
  holds: "每則訊息一列：時間、誰說的、內容、有沒有送出。圖片只寫檔名，圖片本身不在裡面。",
  recorded: "誰匯出了什麼、有多少則，會記在操作記錄裡。",
  from: "從",
  to: "到",
  format: "格式",
  csv: "CSV，用 Excel 開啟",
  jsonl: "JSON Lines，給程式用",
  notes: "含內部備註",
  notes_hint: "也含轉接時附的話和加入黑名單的原因",
  confirm: "匯出",
  under_way: "正在匯出",
  counted_other: "正在匯出 {{count}} 則訊息，已收到 {{size}}",
  nothing: "沒有可以匯出的訊息",
  cut: "連線中斷，沒有收齊，也沒有留下檔案。請再匯出一次。",
  done_other: "已匯出 {{count}} 則訊息",
  missing: "兩個日期都要選",
  wrong_order: "開始的日期要在結束的日期之前",
  too_long: "最多匯出 {{days}} 天",
};
