import type { keeping as chinese } from "../zh-CN/keeping.ts";

export const keeping: typeof chinese = {
  label: "聊天內容保留多久",
  off: "永久",
  forEver: "聊天內容永久保留，不會自動刪除。",
  effect: "更早的內容每天夜裡自動刪除，刪除後無法復原。",
  goes: {
    title: "到期會刪除",
    text: "訊息、圖片、內部備註和草稿；已結束清單裡的最後一句話和使用者來源，以及來源裡已經沒有使用者的檢視。",
  },
  stays: {
    title: "到期也保留",
    text: "會話發生過、時間、由誰接待；使用者和使用者的備註名、標籤、商城資料；操作記錄。微信那邊和以前的備份不受影響。",
  },
  erase: {
    title: "有使用者要求刪除自己的資料？",
    text: "管理員可以馬上刪除某一個使用者的資料：在這個使用者的對話右上角 ⋯ 裡。",
  },
  ask_other: "聊天內容只保留 {{count}} 天？",
  askText: "今晚起會刪除 {{date}} 以前的全部聊天內容，以後每晚刪除超過期限的，刪除後無法復原。",
  confirm: "儲存，今晚開始刪除",
};
