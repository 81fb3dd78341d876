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
    "zh-CN": "目前为只读：服务器无法保存更改。已输入的内容会保留。",
    "zh-TW": "目前為唯讀：伺服器無法儲存變更。已輸入的內容會保留。",
    en: "Read-only: the server can't save changes right now. What you typed is kept.",
  },
  no_room_for_images: {
    "zh-CN": "服务器空间不足，暂时无法保存图片，文字不受影响",
    "zh-TW": "伺服器空間不足，暫時無法儲存圖片，文字不受影響",
    en: "The server has no space for images right now. Text still works",
  },
  offline: {
    "zh-CN": "网络连接失败，操作未完成",
    "zh-TW": "網路連線失敗，操作未完成",
    en: "No connection. The action was not completed",
  },
  not_done: {
    end: {
      "zh-CN": "网络连接失败，会话未结束",
      "zh-TW": "網路連線失敗，會話未結束",
      en: "No connection. The session was not ended",
    },
    transfer: {
      "zh-CN": "网络连接失败，会话未转接",
      "zh-TW": "網路連線失敗，會話未轉接",
      en: "No connection. The session was not transferred",
    },
    assign: {
      "zh-CN": "网络连接失败，会话未分配",
      "zh-TW": "網路連線失敗，會話未分配",
      en: "No connection. The session was not assigned",
    },
  },
  failed: {
    "zh-CN": "操作失败，请重试",
    "zh-TW": "操作失敗，請重試",
    en: "Something went wrong. Try again",
  },
  invalid: {
    "zh-CN": "内容无效：{{fields}}",
    "zh-TW": "內容無效：{{fields}}",
    en: "Invalid: {{fields}}",
  },
  copy_by_hand: {
    "zh-CN": "请手动复制：{{text}}",
    "zh-TW": "請手動複製：{{text}}",
    en: "Copy manually: {{text}}",
  },
  not_found: {
    title: { "zh-CN": "页面不存在", "zh-TW": "頁面不存在", en: "Page not found" },
    hint: {
      "zh-CN": "链接可能有误或已失效。",
      "zh-TW": "連結可能有誤或已失效。",
      en: "The link may be wrong or out of date.",
    },
    go: { "zh-CN": "返回会话", "zh-TW": "返回會話", en: "Back to sessions" },
  },
  loading: { "zh-CN": "正在加载", "zh-TW": "正在載入", en: "Loading" },
  not_fetched: {
    "zh-CN": "网络连接失败，此部分未能加载。连接恢复后页面会重新加载，草稿会保留。",
    "zh-TW": "網路連線失敗，此部分未能載入。連線恢復後頁面會重新載入，草稿會保留。",
    en: "No connection, so this part couldn't load. The page reloads once the connection is back. Drafts are kept.",
  },
  cut: {
    "zh-CN": "最多 {{limit}} 个字，粘贴内容超出的部分已省略",
    "zh-TW": "最多 {{limit}} 個字，貼上內容超出的部分已省略",
    en: "Limit of {{limit}} characters. The end of the pasted text was left out",
  },
  broken: {
    title: { "zh-CN": "页面出错了", "zh-TW": "頁面發生錯誤", en: "Something went wrong" },
    hint: {
      "zh-CN": "请重新加载页面。已写的草稿会保留。",
      "zh-TW": "請重新載入頁面。已寫的草稿會保留。",
      en: "Reload the page. What you typed is kept.",
    },
    go: { "zh-CN": "重新加载", "zh-TW": "重新載入", en: "Reload" },
  },
  state: {
    waiting: { "zh-CN": "待接入", "zh-TW": "待接入", en: "Waiting" },
    active: { "zh-CN": "进行中", "zh-TW": "進行中", en: "Active" },
    inactive: { "zh-CN": "待激活", "zh-TW": "閒置", en: "Inactive" },
    ended: { "zh-CN": "已结束", "zh-TW": "已結束", en: "Ended" },
  },
  urgent: { "zh-CN": "加急", "zh-TW": "加急", en: "Urgent" },
  status: {
    online: { "zh-CN": "在线", "zh-TW": "上線", en: "Online" },
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
    system: { "zh-CN": "跟随系统", "zh-TW": "跟隨系統", en: "System" },
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
      en: "{{here}}; account time {{there}}",
    },
    zones: {
      "zh-CN": "本机时区 {{here}}，账号 {{there}}",
      "zh-TW": "本機時區 {{here}}，帳號 {{there}}",
      en: "Your time {{here}}, account time {{there}}",
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
    waits: { "zh-CN": "已用完", "zh-TW": "已用完", en: "Used up" },
    closed: { "zh-CN": "已关闭", "zh-TW": "已關閉", en: "Closed" },
    sentence: {
      "zh-CN": "还可回复 {{count}} 条，{{rest}}后关闭",
      "zh-TW": "還可回覆 {{count}} 則，{{rest}}後關閉",
      en: {
        one: "{{count}} reply left, closes in {{rest}}",
        other: "{{count}} replies left, closes in {{rest}}",
      },
    },
    sentence_used: {
      "zh-CN": "回复额度已用完，用户再发消息后可回复",
      "zh-TW": "回覆額度已用完，使用者再傳訊息後可回覆",
      en: "No replies left until the customer writes again",
    },
    sentence_closed: {
      "zh-CN": "回复窗口已关闭，用户再发消息后可回复",
      "zh-TW": "回覆視窗已關閉，使用者再傳訊息後可回覆",
      en: "Reply window closed until the customer writes again",
    },
  },
  browser: {
    product: {
      "zh-CN": "{{name}} · {{system}}",
      "zh-TW": "{{name}} · {{system}}",
      en: "{{name}} · {{system}}",
    },
    unknown: { "zh-CN": "未知浏览器", "zh-TW": "未知的瀏覽器", en: "Unknown browser" },
    signed_out_by: {
      "zh-CN": "{{time}} 已由 {{browser}} 退出登录",
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
    "zh-CN": "页面出错（错误代码 {{code}}）。如影响使用，请联系管理员。",
    "zh-TW": "頁面發生錯誤（錯誤代碼 {{code}}）。如影響使用，請聯絡管理員。",
    en: "Something went wrong (error code {{code}}). If it affects your work, tell your admin.",
  },
  part_failed: { "zh-CN": "无法显示此部分", "zh-TW": "無法顯示此部分", en: "This part can't be shown" },
  load_failed: {
    title: { "zh-CN": "页面加载失败", "zh-TW": "頁面載入失敗", en: "Couldn't load this page" },
    offline: {
      "zh-CN": "请检查网络后重试。",
      "zh-TW": "請檢查網路後重試。",
      en: "Check your network and try again.",
    },
    problem: {
      "zh-CN": "服务器出错，请稍后重试。",
      "zh-TW": "伺服器發生錯誤，請稍後重試。",
      en: "Server error. Try again later.",
    },
  },
} as const satisfies Messages;
