/** What helps to read a conversation. */
import type { reading as chinese } from "../zh-CN/reading.ts";

export const reading: typeof chinese = {
  link: {
    ask: "開啟前先看清網址",
    title: "開啟連結",
    leads: "這個連結通向",
    open: "在新分頁開啟",
    copy: "複製網址",
    copied: "網址已複製",
    doubt: {
      foreign_letters: "網域名稱裡有別的文字，可能和看到的字母不一樣；上面是它的真實寫法",
      name_in_front: "網址裡 @ 前面的部分不是網站名稱，真正的網站是上面這個",
      number: "網址是一串數字，沒有網站名稱",
      not_encrypted: "這個網站沒有加密，不要在上面填寫密碼",
    },
  },
  long: {
    more_other: "展開全部，共 {{count}} 字",
    less: "收起",
  },
  kind: {
    voice: "一段語音",
    video: "一段影片",
    shortvideo: "一段短影片",
    location: "一個位置",
    link: "一個連結",
    file: "一個檔案",
  },
  unsupported: {
    known: "使用者傳來{{kind}}，這裡看不到內容，請使用者換成文字或圖片",
    unknown: "一則暫不支援的訊息（{{type}}），請使用者換成文字或圖片",
  },
  scroll: {
    newer: "正在取後面的訊息",
    newerFailed: "後面的訊息沒有取到",
  },
  blank: "空白訊息，裡面沒有看得見的字",
  focus: {
    gone: "這則訊息已經不在了",
  },
  withheld: "接入後顯示歷史會話和內部備註",
  session: {
    this: "本次會話",
    another: "另一次會話",
    servedBy: "{{names}} 接待",
    and: "、",
  },
  viewer: {
    in: "放大",
    out: "縮小",
    fit: "看全圖",
    full: "原始大小",
    turn: "轉 90 度",
    original: "在新分頁開啟原圖",
    loading: "正在取圖",
    failed: "圖片取不到",
  },
};
