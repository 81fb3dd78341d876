import type { Messages } from "../message.ts";

export default {
  title: { "zh-CN": "发送小程序卡片", "zh-TW": "傳送小程式卡片", en: "Send a mini program card" },
  field: {
    title: { "zh-CN": "标题", "zh-TW": "標題", en: "Title" },
    path: { "zh-CN": "页面路径", "zh-TW": "頁面路徑", en: "Page path" },
    pathHint: {
      "zh-CN": "格式同 app.json，可带参数：pages/item/index?id=42",
      "zh-TW": "格式同 app.json，可帶參數：pages/item/index?id=42",
      en: "As in app.json, query allowed: pages/item/index?id=42",
    },
    cover: { "zh-CN": "封面", "zh-TW": "封面", en: "Cover" },
    coverHint: {
      "zh-CN": "按 5:4 显示，建议 520×416，可粘贴或拖入",
      "zh-TW": "以 5:4 顯示，建議 520×416，可貼上或拖入",
      en: "Shown at 5:4, 520×416 recommended. Paste or drop works too",
    },
    coverTouch: {
      "zh-CN": "按 5:4 显示，建议 520×416",
      "zh-TW": "以 5:4 顯示，建議 520×416",
      en: "Shown at 5:4, 520×416 recommended",
    },
  },
  pick: { "zh-CN": "选择图片", "zh-TW": "選擇圖片", en: "Choose image" },
  another: { "zh-CN": "更换图片", "zh-TW": "更換圖片", en: "Change" },
  sent: { "zh-CN": "最近发送", "zh-TW": "最近傳送", en: "Recently sent" },
  preview: { "zh-CN": "用户端预览", "zh-TW": "使用者端預覽", en: "Customer preview" },
  miniProgram: { "zh-CN": "小程序", "zh-TW": "小程式", en: "Mini program" },
  wrong: {
    no_title: { "zh-CN": "请填写标题", "zh-TW": "請填寫標題", en: "A title is required" },
    no_path: { "zh-CN": "请填写页面路径", "zh-TW": "請填寫頁面路徑", en: "A page path is required" },
    address: {
      "zh-CN": "请填写页面路径，不是网址或小程序链接，如 pages/item/index?id=42",
      "zh-TW": "請填寫頁面路徑，不是網址或小程式連結，如 pages/item/index?id=42",
      en: "Use a page path instead of an address, such as pages/item/index?id=42",
    },
    blanks: {
      "zh-CN": "页面路径不能包含空格",
      "zh-TW": "頁面路徑不能包含空格",
      en: "A page path can't contain spaces",
    },
    no_cover: { "zh-CN": "请选择封面", "zh-TW": "請選擇封面", en: "A cover is required" },
    uploading: { "zh-CN": "封面正在上传", "zh-TW": "封面正在上傳", en: "The cover is uploading" },
    cover_failed: {
      "zh-CN": "封面上传失败，请更换图片或重新上传",
      "zh-TW": "封面上傳失敗，請更換圖片或重新上傳",
      en: "Cover upload failed. Choose another or try again",
    },
  },
} as const satisfies Messages;
