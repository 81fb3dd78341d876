import type { cards as chinese } from "../zh-CN/cards.ts";

export const cards: typeof chinese = {
  title: "傳送小程式卡片",
  field: {
    title: "標題",
    path: "頁面路徑",
    pathHint: "寫法同 app.json，可帶參數：pages/item/index?id=42",
    cover: "封面",
    coverHint: "以 5 比 4 顯示，最好 520×416，可貼上或拖入",
    coverTouch: "以 5 比 4 顯示，最好 520×416",
  },
  pick: "選擇圖片",
  another: "換一張",
  sent: "最近傳過的",
  preview: "使用者看到的樣子",
  miniProgram: "小程式",
  wrong: {
    no_title: "還沒寫標題",
    no_path: "還沒寫頁面路徑",
    address: "這是網址或小程式連結，這裡要寫頁面路徑，如 pages/item/index?id=42",
    blanks: "頁面路徑裡不能有空格",
    no_cover: "還沒選封面",
    uploading: "封面正在上傳",
    cover_failed: "封面沒傳上，換一張或再傳一次",
  },
};
