import type { Messages } from "../message.ts";

export default {
  product: { "zh-CN": "接入", "zh-TW": "接入", en: "Jieru" },
  agent: { "zh-CN": "客服", "zh-TW": "客服", en: "Agent" },
  customer: { "zh-CN": "用户 {{tail}}", "zh-TW": "使用者 {{tail}}", en: "Customer {{tail}}" },
  tomorrow: { "zh-CN": "明天", "zh-TW": "明天", en: "tomorrow" },
  cancel: { "zh-CN": "取消", "zh-TW": "取消", en: "Cancel" },
  close: { "zh-CN": "关闭", "zh-TW": "關閉", en: "Close" },
  back: { "zh-CN": "返回", "zh-TW": "返回", en: "Back" },
  retry: { "zh-CN": "重试", "zh-TW": "重試", en: "Try again" },
  more: { "zh-CN": "更多", "zh-TW": "更多", en: "More" },
  pending: { "zh-CN": "等待服务器确认", "zh-TW": "等待伺服器確認", en: "Waiting for the server" },
  read_only: {
    "zh-CN": "现在是只读：服务器存不下任何改动。写的内容都会留着。",
    "zh-TW": "現在是唯讀：伺服器存不下任何變更。寫的內容都會留著。",
    en: "Read-only now: the server can keep nothing, so this cannot be done. What you write stays.",
  },
  no_room_for_images: {
    "zh-CN": "服务器现在存不下图片，文字照常",
    "zh-TW": "伺服器現在存不下圖片，文字照常",
    en: "The server has no room for images now; text still goes through",
  },
  offline: {
    "zh-CN": "网络不通，操作没有完成",
    "zh-TW": "網路不通，操作沒有完成",
    en: "No network: not done",
  },
  not_done: {
    end: {
      "zh-CN": "网络当时不通，会话没有结束",
      "zh-TW": "網路當時不通，會話沒有結束",
      en: "Not ended: there was no network",
    },
    transfer: {
      "zh-CN": "网络当时不通，会话没有转接",
      "zh-TW": "網路當時不通，會話沒有轉接",
      en: "Not transferred: there was no network",
    },
    assign: {
      "zh-CN": "网络当时不通，会话没有分配",
      "zh-TW": "網路當時不通，會話沒有指派",
      en: "Not assigned: there was no network",
    },
  },
  failed: {
    "zh-CN": "没有成功，请再试一次",
    "zh-TW": "沒有成功，請再試一次",
    en: "That did not work, please try again",
  },
  invalid: {
    "zh-CN": "内容不符合要求：{{fields}}",
    "zh-TW": "內容不符合要求：{{fields}}",
    en: "Not accepted: {{fields}}",
  },
  copy_by_hand: {
    "zh-CN": "请手动复制：{{text}}",
    "zh-TW": "請手動複製：{{text}}",
    en: "Copy it by hand: {{text}}",
  },
  not_found: {
    title: { "zh-CN": "没有这一页", "zh-TW": "沒有這一頁", en: "No such page" },
    hint: {
      "zh-CN": "链接可能写错了，或者已经失效。",
      "zh-TW": "連結可能寫錯了，或者已經失效。",
      en: "The link may be mistyped or out of date.",
    },
    go: { "zh-CN": "回到会话", "zh-TW": "回到會話", en: "Back to the sessions" },
  },
  loading: { "zh-CN": "正在加载", "zh-TW": "正在載入", en: "Loading" },
  not_fetched: {
    "zh-CN": "网络不通，这一部分还没有取到。连上后页面会重新载入，草稿都在。",
    "zh-TW": "網路不通，這一部分還沒有取到。連上後頁面會重新載入，草稿都在。",
    en: "No network, and this part is not here yet. The page reloads once it is back; drafts are kept.",
  },
  cut: {
    "zh-CN": "最多 {{limit}} 个字，粘贴的内容超出的部分没有放进来",
    "zh-TW": "最多 {{limit}} 個字，貼上的內容超出的部分沒有放進來",
    en: "At most {{limit}} characters fit: the end of what was pasted was left out",
  },
  broken: {
    title: { "zh-CN": "这一页出错了", "zh-TW": "這一頁出錯了", en: "This page failed" },
    hint: {
      "zh-CN": "可以重新载入。已写的草稿还在。",
      "zh-TW": "可以重新載入。已寫的草稿還在。",
      en: "You can reload it. What you wrote is kept.",
    },
    go: { "zh-CN": "重新载入", "zh-TW": "重新載入", en: "Reload" },
  },
  state: {
    waiting: { "zh-CN": "待接入", "zh-TW": "待接入", en: "Waiting" },
    active: { "zh-CN": "进行中", "zh-TW": "進行中", en: "Active" },
    inactive: { "zh-CN": "待激活", "zh-TW": "閒置", en: "Inactive" },
    ended: { "zh-CN": "已结束", "zh-TW": "已結束", en: "Ended" },
  },
  status: {
    online: { "zh-CN": "在线", "zh-TW": "線上", en: "Online" },
    away: { "zh-CN": "离开", "zh-TW": "離開", en: "Away" },
    offline: { "zh-CN": "离线", "zh-TW": "離線", en: "Offline" },
  },
  role: {
    agent: { "zh-CN": "客服", "zh-TW": "客服", en: "Agent" },
    supervisor: { "zh-CN": "主管", "zh-TW": "主管", en: "Supervisor" },
    admin: { "zh-CN": "管理员", "zh-TW": "管理員", en: "Admin" },
  },
  theme: {
    title: { "zh-CN": "外观", "zh-TW": "外觀", en: "Appearance" },
    light: { "zh-CN": "浅色", "zh-TW": "淺色", en: "Light" },
    dark: { "zh-CN": "深色", "zh-TW": "深色", en: "Dark" },
    system: { "zh-CN": "跟随系统", "zh-TW": "依系統設定", en: "As the system" },
  },
  language: {
    title: { "zh-CN": "语言", "zh-TW": "語言", en: "Language" },
    "zh-CN": { "zh-CN": "简体中文", "zh-TW": "简体中文", en: "简体中文" },
    "zh-TW": { "zh-CN": "繁體中文", "zh-TW": "繁體中文", en: "繁體中文" },
    en: { "zh-CN": "English", "zh-TW": "English", en: "English" },
  },
  time: {
    here_and_there: {
      "zh-CN": "{{here}}，账号时区 {{there}}",
      "zh-TW": "{{here}}，帳號時區 {{there}}",
      en: "{{here}}; at the account {{there}}",
    },
    zones: {
      "zh-CN": "本机时区 {{here}}，账号 {{there}}",
      "zh-TW": "本機時區 {{here}}，帳號 {{there}}",
      en: "{{here}} here, {{there}} at the account",
    },
    hours_minutes: {
      "zh-CN": "{{hours}} 小时 {{minutes}} 分",
      "zh-TW": "{{hours}} 小時 {{minutes}} 分",
      en: "{{hours}} h {{minutes}} min",
    },
    hours: { "zh-CN": "{{hours}} 小时", "zh-TW": "{{hours}} 小時", en: "{{hours}} h" },
    minutes: { "zh-CN": "{{minutes}} 分", "zh-TW": "{{minutes}} 分", en: "{{minutes}} min" },
    minutes_said: { "zh-CN": "{{minutes}} 分钟", "zh-TW": "{{minutes}} 分鐘", en: "{{minutes}} min" },
    minutes_seconds: {
      "zh-CN": "{{minutes}} 分 {{seconds}} 秒",
      "zh-TW": "{{minutes}} 分 {{seconds}} 秒",
      en: "{{minutes}} min {{seconds}} s",
    },
    seconds: { "zh-CN": "{{seconds}} 秒", "zh-TW": "{{seconds}} 秒", en: "{{seconds}} s" },
    under_a_minute: { "zh-CN": "不到 1 分", "zh-TW": "不到 1 分", en: "under 1 min" },
    days: { "zh-CN": "{{days}} 天", "zh-TW": "{{days}} 天", en: "{{days}} d" },
  },
  allowance: {
    waits: { "zh-CN": "等用户", "zh-TW": "等使用者", en: "waits" },
    closed: { "zh-CN": "已关闭", "zh-TW": "已關閉", en: "Closed" },
    sentence: {
      "zh-CN": "还可回复 {{count}} 条，{{rest}}后关闭",
      "zh-TW": "還可回覆 {{count}} 則，{{rest}}後關閉",
      en: {
        one: "{{count}} more reply, closes in {{rest}}",
        other: "{{count}} more replies, closes in {{rest}}",
      },
    },
    sentence_used: {
      "zh-CN": "额度已用完，用户发来新消息后可以再回复",
      "zh-TW": "額度已用完，使用者傳來新訊息後可以再回覆",
      en: "No replies left until the customer writes again",
    },
    sentence_closed: {
      "zh-CN": "回复窗口已关闭，用户发来新消息后可以再回复",
      "zh-TW": "回覆期限已過，使用者傳來新訊息後可以再回覆",
      en: "The reply window is closed until the customer writes again",
    },
  },
  browser: {
    product: {
      "zh-CN": "{{name}} · {{system}}",
      "zh-TW": "{{name}} · {{system}}",
      en: "{{name}} · {{system}}",
    },
    unknown: { "zh-CN": "认不出的浏览器", "zh-TW": "認不出的瀏覽器", en: "Unknown browser" },
    signed_out_by: {
      "zh-CN": "{{time}} 已被 {{browser}} 退出登录",
      "zh-TW": "{{time}} 已由 {{browser}} 登出",
      en: "Signed out by {{browser}}, {{time}}",
    },
  },
  unread: {
    "zh-CN": "{{count}} 条未读",
    "zh-TW": "{{count}} 則未讀",
    en: { one: "{{count}} unread message", other: "{{count}} unread messages" },
  },
  error_code: { "zh-CN": "错误代码 {{code}}", "zh-TW": "錯誤代碼 {{code}}", en: "Error code {{code}}" },
  error_notice: {
    "zh-CN": "页面出错（错误代码 {{code}}）。如果影响使用，请告知管理员。",
    "zh-TW": "頁面出錯（錯誤代碼 {{code}}）。如果影響使用，請告知管理員。",
    en: "Something went wrong (error code {{code}}). If it affects your work, tell your admin.",
  },
  part_failed: { "zh-CN": "无法显示此部分", "zh-TW": "無法顯示此部分", en: "This part can't be shown" },
  load_failed: {
    title: { "zh-CN": "页面加载失败", "zh-TW": "頁面載入失敗", en: "This page didn't load" },
    offline: {
      "zh-CN": "请检查网络后重试。",
      "zh-TW": "請檢查網路後重試。",
      en: "Check your network and try again.",
    },
    problem: {
      "zh-CN": "服务器出错，请稍后重试。",
      "zh-TW": "伺服器出錯，請稍後重試。",
      en: "The server had a problem. Try again later.",
    },
  },
} as const satisfies Messages;
