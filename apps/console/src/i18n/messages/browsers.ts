import type { Messages } from "../message.ts";

export default {
  means: {
    "zh-CN": "你在这些浏览器里登录着。认不出的，把它退出，再让管理员看看操作记录。",
    "zh-TW": "你在這些瀏覽器裡登入著。認不出的，把它登出，再請管理員看看操作記錄。",
    en: "You are signed in with these browsers. Sign out the ones you do not recognise, and ask an admin to look at the audit log.",
  },
  failed: {
    "zh-CN": "没有取到登录的浏览器",
    "zh-TW": "沒有取得登入的瀏覽器",
    en: "The signed-in browsers could not be read",
  },
  here: { "zh-CN": "就是这里", "zh-TW": "就是這裡", en: "this one" },
  fresh: { "zh-CN": "新浏览器", "zh-TW": "新瀏覽器", en: "new" },
  signed_in: { "zh-CN": "{{time}} 登录", "zh-TW": "{{time}} 登入", en: "signed in {{time}}" },
  from: { "zh-CN": "来自 {{ip}}", "zh-TW": "來自 {{ip}}", en: "from {{ip}}" },
  active: { "zh-CN": "最近使用 {{time}}", "zh-TW": "最近使用 {{time}}", en: "active {{time}}" },
  gone: { "zh-CN": "已经退出", "zh-TW": "已經登出", en: "signed out" },
  sign_out: { "zh-CN": "退出", "zh-TW": "登出", en: "Sign out" },
  sign_out_label: { "zh-CN": "退出 {{browser}}", "zh-TW": "登出 {{browser}}", en: "Sign out {{browser}}" },
  here_hint: {
    "zh-CN": "要退出这里，用左下角的菜单",
    "zh-TW": "要登出這裡，用左下角的選單",
    en: "To sign out here, use the menu bottom left",
  },
  known: { "zh-CN": "是我", "zh-TW": "是我", en: "It was me" },
  known_label: {
    "zh-CN": "{{browser}} 是我用的",
    "zh-TW": "{{browser}} 是我用的",
    en: "{{browser}}: it was me",
  },
  others: { "zh-CN": "退出其他所有浏览器", "zh-TW": "登出其他所有瀏覽器", en: "Sign out all others" },
  none: { "zh-CN": "没有在别处登录", "zh-TW": "沒有在別處登入", en: "You are signed in nowhere else" },
  others_question: {
    "zh-CN": "退出其他所有浏览器？",
    "zh-TW": "登出其他所有瀏覽器？",
    en: "Sign out all other browsers?",
  },
  others_effect: {
    "zh-CN": "那里打开的工作台马上退出，没发出的草稿留着。它们下次登录时算新浏览器，会提醒你。",
    "zh-TW": "那裡開著的工作台馬上登出，沒送出的草稿留著。它們下次登入時算新瀏覽器，會提醒你。",
    en: "The consoles open there end at once; drafts are kept. Those browsers count as new when they sign in again, and you will be told.",
  },
  done: { "zh-CN": "已退出 {{browser}}", "zh-TW": "已登出 {{browser}}", en: "{{browser}} is signed out" },
  notice: {
    one: {
      "zh-CN": "你在一个新的浏览器登录了",
      "zh-TW": "你在一個新的瀏覽器登入了",
      en: "You were signed in with a new browser",
    },
    what: {
      "zh-CN": "：{{browser}}，{{time}}，来自 {{ip}}。",
      "zh-TW": "：{{browser}}，{{time}}，來自 {{ip}}。",
      en: ": {{browser}}, {{time}}, from {{ip}}.",
    },
    more: {
      "zh-CN": "另有 {{count}} 个。",
      "zh-TW": "另有 {{count}} 個。",
      en: { one: " And one more.", other: " And {{count}} more." },
    },
    not_me: { "zh-CN": "不是我，退出", "zh-TW": "不是我，登出", en: "Not me, sign it out" },
    not_me_label: {
      "zh-CN": "{{browser}} 不是我，退出",
      "zh-TW": "{{browser}} 不是我，登出",
      en: "{{browser}}: not me, sign it out",
    },
  },
} as const satisfies Messages;
