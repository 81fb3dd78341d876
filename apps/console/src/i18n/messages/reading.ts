import type { Messages } from "../message.ts";

/** What helps to read a conversation. */
export default {
  link: {
    ask: { "zh-CN": "打开前先看清地址", "zh-TW": "開啟前先看清網址", en: "See the address before it opens" },
    title: { "zh-CN": "打开链接", "zh-TW": "開啟連結", en: "Open the link" },
    leads: { "zh-CN": "这个链接通向", "zh-TW": "這個連結通向", en: "This link leads to" },
    open: { "zh-CN": "在新标签页打开", "zh-TW": "在新分頁開啟", en: "Open in a new tab" },
    copy: { "zh-CN": "复制地址", "zh-TW": "複製網址", en: "Copy the address" },
    copied: { "zh-CN": "地址已复制", "zh-TW": "網址已複製", en: "Address copied" },
    doubt: {
      foreign_letters: {
        "zh-CN": "域名里有别的文字，可能和看到的字母不一样；上面是它的真实写法",
        "zh-TW": "網域名稱裡有別的文字，可能和看到的字母不一樣；上面是它的真實寫法",
        en: "The name holds letters of another script that may look like others; above is how it is really written",
      },
      name_in_front: {
        "zh-CN": "地址里 @ 前面的部分不是网站名，真正的网站是上面这个",
        "zh-TW": "網址裡 @ 前面的部分不是網站名稱，真正的網站是上面這個",
        en: "What stands before the @ is not the site; the site is the one above",
      },
      number: {
        "zh-CN": "地址是一串数字，没有网站名",
        "zh-TW": "網址是一串數字，沒有網站名稱",
        en: "The address is a bare number without a name",
      },
      not_encrypted: {
        "zh-CN": "这个网站没有加密，不要在上面填写密码",
        "zh-TW": "這個網站沒有加密，不要在上面填寫密碼",
        en: "This site is not encrypted: type no password into it",
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
      "zh-CN": "用户发来{{kind}}，这里看不到内容，请用户换成文字或图片",
      "zh-TW": "使用者傳來{{kind}}，這裡看不到內容，請使用者換成文字或圖片",
      en: "The customer sent {{kind}}, which cannot be shown here; ask for text or an image instead",
    },
    unknown: {
      "zh-CN": "一条暂不支持的消息（{{type}}），请用户换成文字或图片",
      "zh-TW": "一則暫不支援的訊息（{{type}}），請使用者換成文字或圖片",
      en: "A kind of message not supported ({{type}}); ask for text or an image instead",
    },
  },
  scroll: {
    newer: { "zh-CN": "正在取后面的消息", "zh-TW": "正在取後面的訊息", en: "Loading newer messages" },
    newerFailed: {
      "zh-CN": "后面的消息没有取到",
      "zh-TW": "後面的訊息沒有取到",
      en: "Newer messages did not load",
    },
  },
  blank: {
    "zh-CN": "空白消息，里面没有看得见的字",
    "zh-TW": "空白訊息，裡面沒有看得見的字",
    en: "A blank message: nothing in it can be seen",
  },
  focus: {
    gone: {
      "zh-CN": "这条消息已经不在了",
      "zh-TW": "這則訊息已經不在了",
      en: "This message is not there any more",
    },
  },
  withheld: {
    "zh-CN": "接入后显示历史会话和内部备注",
    "zh-TW": "接入後顯示歷史會話和內部備註",
    en: "Earlier sessions and notes are shown after pick-up",
  },
  session: {
    this: { "zh-CN": "本次会话", "zh-TW": "本次會話", en: "This session" },
    another: { "zh-CN": "另一次会话", "zh-TW": "另一次會話", en: "Another session" },
    servedBy: { "zh-CN": "{{names}} 接待", "zh-TW": "{{names}} 接待", en: "served by {{names}}" },
    and: { "zh-CN": "、", "zh-TW": "、", en: ", " },
  },
  viewer: {
    in: { "zh-CN": "放大", "zh-TW": "放大", en: "Zoom in" },
    out: { "zh-CN": "缩小", "zh-TW": "縮小", en: "Zoom out" },
    fit: { "zh-CN": "看全图", "zh-TW": "看全圖", en: "Fit" },
    full: { "zh-CN": "原始大小", "zh-TW": "原始大小", en: "Actual size" },
    turn: { "zh-CN": "转 90 度", "zh-TW": "轉 90 度", en: "Turn by 90 degrees" },
    original: {
      "zh-CN": "在新标签页打开原图",
      "zh-TW": "在新分頁開啟原圖",
      en: "Open the original in a new tab",
    },
    loading: { "zh-CN": "正在取图", "zh-TW": "正在取圖", en: "Loading the image" },
    failed: { "zh-CN": "图片取不到", "zh-TW": "圖片取不到", en: "The image could not be loaded" },
  },
} as const satisfies Messages;
