import type { Messages } from "../message.ts";

export default {
  means: {
    "zh-CN": "你的账号已在以下浏览器登录。如有不认识的，请将其退出，并请管理员查看操作记录。",
    "zh-TW": "你的帳號已在以下瀏覽器登入。如有不認識的，請將其登出，並請管理員查看操作記錄。",
    en: "You are signed in with these browsers. Sign out any that you don't recognize, and ask an admin to check the audit log.",
  },
  failed: {
    "zh-CN": "已登录的浏览器加载失败",
    "zh-TW": "已登入的瀏覽器載入失敗",
    en: "Couldn't load signed-in browsers",
  },
  here: { "zh-CN": "当前浏览器", "zh-TW": "目前瀏覽器", en: "this browser" },
  fresh: { "zh-CN": "新浏览器", "zh-TW": "新瀏覽器", en: "new" },
  signed_in: { "zh-CN": "{{time}} 登录", "zh-TW": "{{time}} 登入", en: "signed in {{time}}" },
  from: { "zh-CN": "来自 {{ip}}", "zh-TW": "來自 {{ip}}", en: "from {{ip}}" },
  active: { "zh-CN": "最近使用 {{time}}", "zh-TW": "最近使用 {{time}}", en: "last seen {{time}}" },
  gone: { "zh-CN": "已退出", "zh-TW": "已登出", en: "signed out" },
  sign_out: { "zh-CN": "退出", "zh-TW": "登出", en: "Sign out" },
  sign_out_label: { "zh-CN": "退出 {{browser}}", "zh-TW": "登出 {{browser}}", en: "Sign out {{browser}}" },
  here_hint: {
    "zh-CN": "请使用左下角的菜单退出当前浏览器",
    "zh-TW": "請使用左下角的選單登出目前瀏覽器",
    en: "To sign out here, use the menu at the bottom left",
  },
  known: { "zh-CN": "是我", "zh-TW": "是我", en: "It was me" },
  known_label: {
    "zh-CN": "{{browser}}：是我",
    "zh-TW": "{{browser}}：是我",
    en: "{{browser}}: it was me",
  },
  others: { "zh-CN": "退出其他所有浏览器", "zh-TW": "登出其他所有瀏覽器", en: "Sign out all others" },
  none: {
    "zh-CN": "没有在其他浏览器登录",
    "zh-TW": "沒有在其他瀏覽器登入",
    en: "Not signed in anywhere else",
  },
  others_question: {
    "zh-CN": "退出其他所有浏览器？",
    "zh-TW": "登出其他所有瀏覽器？",
    en: "Sign out all other browsers?",
  },
  others_effect: {
    "zh-CN": "已打开的工作台会立即退出，未发送的草稿会保留。这些浏览器再次登录时视为新浏览器，并会提醒你。",
    "zh-TW": "已開啟的工作台會立即登出，未送出的草稿會保留。這些瀏覽器再次登入時視為新瀏覽器，並會提醒你。",
    en: "Consoles open there are signed out immediately; drafts are kept. When those browsers sign in again they count as new, and you are notified.",
  },
  done: { "zh-CN": "已退出 {{browser}}", "zh-TW": "已登出 {{browser}}", en: "{{browser}} is signed out" },
  notice: {
    one: {
      "zh-CN": "你的账号在新浏览器登录",
      "zh-TW": "你的帳號在新瀏覽器登入",
      en: "New browser signed in",
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
    not_me: { "zh-CN": "不是我，退出", "zh-TW": "不是我，登出", en: "Not me, sign out" },
    not_me_label: {
      "zh-CN": "{{browser}}：不是我，退出",
      "zh-TW": "{{browser}}：不是我，登出",
      en: "{{browser}}: not me, sign out",
    },
  },
} as const satisfies Messages;
