import type { Messages } from "../message.ts";

/** What helps to read a conversation. */
export default {
  link: {
    ask: { "zh-CN": "打开前请核对地址", "zh-TW": "開啟前請核對網址", en: "Check the address before opening" },
    title: { "zh-CN": "打开链接", "zh-TW": "開啟連結", en: "Open link" },
    leads: { "zh-CN": "链接地址", "zh-TW": "連結網址", en: "This link goes to" },
    open: { "zh-CN": "在新标签页打开", "zh-TW": "在新分頁開啟", en: "Open in new tab" },
    copy: { "zh-CN": "复制地址", "zh-TW": "複製網址", en: "Copy address" },
    copied: { "zh-CN": "已复制地址", "zh-TW": "已複製網址", en: "Address copied" },
    doubt: {
      foreign_letters: {
        "zh-CN": "域名包含其他文字的字符，可能与所见字母不同；以上是真实写法",
        "zh-TW": "網域名稱包含其他文字的字元，可能與所見字母不同；以上是真實寫法",
        en: "The domain contains letters of another script that look like others. The real spelling is shown above",
      },
      name_in_front: {
        "zh-CN": "@ 前面的部分不是网站名，实际网站如上",
        "zh-TW": "@ 前面的部分不是網站名稱，實際網站如上",
        en: "The part before @ is not the site. The actual site is shown above",
      },
      number: {
        "zh-CN": "地址只有数字，没有网站名",
        "zh-TW": "網址只有數字，沒有網站名稱",
        en: "The address is a number without a domain name",
      },
      not_encrypted: {
        "zh-CN": "该网站未加密，请勿填写密码",
        "zh-TW": "該網站未加密，請勿填寫密碼",
        en: "This site isn't encrypted. Don't enter passwords",
      },
    },
  },
  long: {
    more: {
      "zh-CN": "展开全部，共 {{count}} 字",
      "zh-TW": "展開全部，共 {{count}} 字",
      en: { one: "Show all, {{count}} character", other: "Show all, {{count}} characters" },
    },
    less: { "zh-CN": "收起", "zh-TW": "收起", en: "Show less" },
  },
  kind: {
    voice: { "zh-CN": "一段语音", "zh-TW": "一段語音", en: "a voice message" },
    video: { "zh-CN": "一段视频", "zh-TW": "一段影片", en: "a video" },
    shortvideo: { "zh-CN": "一段小视频", "zh-TW": "一段短影片", en: "a short video" },
    location: { "zh-CN": "一个位置", "zh-TW": "一個位置", en: "a location" },
    link: { "zh-CN": "一个链接", "zh-TW": "一個連結", en: "a link card" },
    file: { "zh-CN": "一个文件", "zh-TW": "一個檔案", en: "a file" },
  },
  unsupported: {
    known: {
      "zh-CN": "用户发来{{kind}}，此处无法显示，请用户改发文字或图片",
      "zh-TW": "使用者傳來{{kind}}，此處無法顯示，請使用者改傳文字或圖片",
      en: "The customer sent {{kind}}, which can't be shown here. Ask for text or an image",
    },
    unknown: {
      "zh-CN": "暂不支持的消息（{{type}}），请用户改发文字或图片",
      "zh-TW": "暫不支援的訊息（{{type}}），請使用者改傳文字或圖片",
      en: "Unsupported message type ({{type}}). Ask for text or an image",
    },
  },
  scroll: {
    newer: { "zh-CN": "正在加载后面的消息", "zh-TW": "正在載入後面的訊息", en: "Loading newer messages" },
    newerFailed: {
      "zh-CN": "后面的消息加载失败",
      "zh-TW": "後面的訊息載入失敗",
      en: "Couldn't load newer messages",
    },
  },
  blank: {
    "zh-CN": "空白消息，没有可见内容",
    "zh-TW": "空白訊息，沒有可見內容",
    en: "Blank message: no visible content",
  },
  focus: {
    gone: {
      "zh-CN": "该消息已不存在",
      "zh-TW": "該訊息已不存在",
      en: "This message no longer exists",
    },
  },
  withheld: {
    "zh-CN": "接入后显示历史会话和内部备注",
    "zh-TW": "接入後顯示歷史會話和內部備註",
    en: "Pick up to see earlier sessions and notes",
  },
  session: {
    this: { "zh-CN": "本次会话", "zh-TW": "本次會話", en: "This session" },
    another: { "zh-CN": "其他会话", "zh-TW": "其他會話", en: "Another session" },
    servedBy: { "zh-CN": "{{names}} 接待", "zh-TW": "{{names}} 接待", en: "handled by {{names}}" },
    and: { "zh-CN": "、", "zh-TW": "、", en: ", " },
  },
  viewer: {
    in: { "zh-CN": "放大", "zh-TW": "放大", en: "Zoom in" },
    out: { "zh-CN": "缩小", "zh-TW": "縮小", en: "Zoom out" },
    fit: { "zh-CN": "适应窗口", "zh-TW": "符合視窗", en: "Fit" },
    full: { "zh-CN": "原始大小", "zh-TW": "原始大小", en: "Actual size" },
    turn: { "zh-CN": "旋转 90 度", "zh-TW": "旋轉 90 度", en: "Rotate 90 degrees" },
    original: {
      "zh-CN": "在新标签页打开原图",
      "zh-TW": "在新分頁開啟原圖",
      en: "Open original in new tab",
    },
    loading: { "zh-CN": "正在加载图片", "zh-TW": "正在載入圖片", en: "Loading image" },
    failed: { "zh-CN": "图片加载失败", "zh-TW": "圖片載入失敗", en: "Couldn't load the image" },
  },
} as const satisfies Messages;
