import type { Messages } from "../message.ts";

export default {
  title: { "zh-CN": "发送小程序卡片", "zh-TW": "傳送小程式卡片", en: "Send a mini program card" },
  field: {
    title: { "zh-CN": "标题", "zh-TW": "標題", en: "Title" },
    path: { "zh-CN": "页面路径", "zh-TW": "頁面路徑", en: "Page path" },
    pathHint: {
      "zh-CN": "写法同 app.json，可带参数：pages/item/index?id=42",
      "zh-TW": "寫法同 app.json，可帶參數：pages/item/index?id=42",
      en: "As in app.json, with any query: pages/item/index?id=42",
    },
    cover: { "zh-CN": "封面", "zh-TW": "封面", en: "Cover" },
    coverHint: {
      "zh-CN": "按 5 比 4 显示，最好 520×416，可粘贴或拖入",
      "zh-TW": "以 5 比 4 顯示，最好 520×416，可貼上或拖入",
      en: "Shown 5 by 4, 520×416 at best; or paste or drop one",
    },
    coverTouch: {
      "zh-CN": "按 5 比 4 显示，最好 520×416",
      "zh-TW": "以 5 比 4 顯示，最好 520×416",
      en: "Shown 5 by 4, 520×416 at best",
    },
  },
  pick: { "zh-CN": "选择图片", "zh-TW": "選擇圖片", en: "Choose an image" },
  another: { "zh-CN": "换一张", "zh-TW": "換一張", en: "Another one" },
  sent: { "zh-CN": "最近发过的", "zh-TW": "最近傳過的", en: "Sent lately" },
  preview: { "zh-CN": "用户看到的样子", "zh-TW": "使用者看到的樣子", en: "What the customer sees" },
  miniProgram: { "zh-CN": "小程序", "zh-TW": "小程式", en: "Mini program" },
  wrong: {
    no_title: { "zh-CN": "还没写标题", "zh-TW": "還沒寫標題", en: "There is no title yet" },
    no_path: { "zh-CN": "还没写页面路径", "zh-TW": "還沒寫頁面路徑", en: "There is no page path yet" },
    address: {
      "zh-CN": "这是网址或小程序链接，这里要写页面路径，如 pages/item/index?id=42",
      "zh-TW": "這是網址或小程式連結，這裡要寫頁面路徑，如 pages/item/index?id=42",
      en: "That is an address; what is wanted is a page path, such as pages/item/index?id=42",
    },
    blanks: {
      "zh-CN": "页面路径里不能有空格",
      "zh-TW": "頁面路徑裡不能有空格",
      en: "There can be no blanks in a page path",
    },
    no_cover: { "zh-CN": "还没选封面", "zh-TW": "還沒選封面", en: "There is no cover yet" },
    uploading: { "zh-CN": "封面正在上传", "zh-TW": "封面正在上傳", en: "The cover is being uploaded" },
    cover_failed: {
      "zh-CN": "封面没传上，换一张或再传一次",
      "zh-TW": "封面沒傳上，換一張或再傳一次",
      en: "The cover was not uploaded: choose another, or try again",
    },
  },
} as const satisfies Messages;
