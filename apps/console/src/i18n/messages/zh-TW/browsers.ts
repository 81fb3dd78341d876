import type { browsers as simplified } from "../zh-CN/browsers.ts";

export const browsers = {
  means: "你在這些瀏覽器裡登入著。認不出的，把它登出，再請管理員看看操作記錄。",
  failed: "沒有取得登入的瀏覽器",
  here: "就是這裡",
  fresh: "新瀏覽器",
  signed_in: "{{time}} 登入",
  from: "來自 {{ip}}",
  active: "最近使用 {{time}}",
  gone: "已經登出",
  sign_out: "登出",
  sign_out_label: "登出 {{browser}}",
  here_hint: "要登出這裡，用左下角的選單",
  known: "是我",
  known_label: "{{browser}} 是我用的",
  others: "登出其他所有瀏覽器",
  none: "沒有在別處登入",
  others_question: "登出其他所有瀏覽器？",
  others_effect: "那裡開著的工作台馬上登出，沒送出的草稿留著。它們下次登入時算新瀏覽器，會提醒你。",
  done: "已登出 {{browser}}",
  notice: {
    one: "你在一個新的瀏覽器登入了",
    what: "：{{browser}}，{{time}}，來自 {{ip}}。",
    more_other: "另有 {{count}} 個。",
    not_me: "不是我，登出",
    not_me_label: "{{browser}} 不是我，登出",
  },
} satisfies Record<keyof typeof simplified, string | object>;
