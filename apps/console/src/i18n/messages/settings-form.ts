import type { Messages } from "../message.ts";

export default {
  nothing: { "zh-CN": "没有未保存的更改", "zh-TW": "沒有未儲存的變更", en: "Nothing to save" },
  wrong: {
    "zh-CN": "先改好标红的几项",
    "zh-TW": "先改好標示紅色的幾項",
    en: "Correct what is marked in red first",
  },
  unsaved: {
    "zh-CN": "{{count}} 项还没有保存。换到别的页面、刷新都会留着，退出登录才会丢掉。",
    "zh-TW": "{{count}} 項還沒有儲存。換到別的頁面、重新整理都會留著，登出才會丟掉。",
    en: {
      one: "{{count}} change is not saved. It stays in this tab until you sign out.",
      other: "{{count}} changes are not saved. They stay in this tab until you sign out.",
    },
  },
  restored: {
    "zh-CN": "已恢复刷新前没有保存的 {{count}} 项改动。",
    "zh-TW": "已恢復重新整理前沒有儲存的 {{count}} 項變更。",
    en: {
      one: "Restored {{count}} unsaved change from before the reload.",
      other: "Restored {{count}} unsaved changes from before the reload.",
    },
  },
  discard: { "zh-CN": "放弃更改", "zh-TW": "放棄變更", en: "Discard" },
  save: { "zh-CN": "保存", "zh-TW": "儲存", en: "Save" },
  saving: { "zh-CN": "正在保存", "zh-TW": "正在儲存", en: "Saving" },
  saved: { "zh-CN": "已保存，{{at}}", "zh-TW": "已儲存，{{at}}", en: "Saved at {{at}}" },
  replaced: {
    "zh-CN": "之后别的管理员又改了，现在是对方的。",
    "zh-TW": "之後別的管理員又改了，現在是對方的。",
    en: "Another admin has changed it since; theirs counts now.",
  },
  touched: { "zh-CN": "未保存", "zh-TW": "未儲存", en: "not saved" },
  overtaken: {
    "zh-CN": "别的管理员刚改了这一项，你输入的内容没有动。保存会覆盖对方的。",
    "zh-TW": "別的管理員剛改了這一項，你輸入的內容沒有動。儲存會覆蓋對方的。",
    en: "Another admin has just changed this; what you typed was left alone. Saving replaces theirs.",
  },
  overtaken_some: {
    "zh-CN": "其中 {{count}} 项别的管理员刚改了，保存会覆盖对方的。",
    "zh-TW": "其中 {{count}} 項別的管理員剛改了，儲存會覆蓋對方的。",
    en: {
      one: "{{count}} of them was just changed by another admin; saving replaces theirs.",
      other: "{{count}} of them were just changed by another admin; saving replaces theirs.",
    },
  },
  overtaken_alone: {
    "zh-CN": "有 {{count}} 项别的管理员刚改了，保存会覆盖对方的。",
    "zh-TW": "有 {{count}} 項別的管理員剛改了，儲存會覆蓋對方的。",
    en: "Another admin has just changed {{count}} of these; saving replaces theirs.",
  },
  show_overtaken: { "zh-CN": "看是哪项", "zh-TW": "看是哪項", en: "Show" },
  take_theirs: { "zh-CN": "用对方的", "zh-TW": "用對方的", en: "Take theirs" },
  off: { "zh-CN": "不启用", "zh-TW": "不啟用", en: "Off" },
  switch: { "zh-CN": "启用：{{label}}", "zh-TW": "啟用：{{label}}", en: "Use: {{label}}" },
  unit_of: { "zh-CN": "{{label}}，单位", "zh-TW": "{{label}}，單位", en: "{{label}}, unit" },
  range: { "zh-CN": "{{min}} 到 {{max}}", "zh-TW": "{{min}} 到 {{max}}", en: "{{min}} to {{max}}" },
  unit: {
    second: { "zh-CN": "秒", "zh-TW": "秒", en: "s" },
    minute: { "zh-CN": "分钟", "zh-TW": "分鐘", en: "min" },
    hour: { "zh-CN": "小时", "zh-TW": "小時", en: "h" },
    day: { "zh-CN": "天", "zh-TW": "天", en: "days" },
    sessions: { "zh-CN": "个会话", "zh-TW": "個會話", en: { one: "session", other: "sessions" } },
    replies: { "zh-CN": "条", "zh-TW": "則", en: { one: "reply", other: "replies" } },
  },
  duration: {
    second: {
      "zh-CN": "{{count}} 秒",
      "zh-TW": "{{count}} 秒",
      en: { one: "{{count}} second", other: "{{count}} seconds" },
    },
    minute: {
      "zh-CN": "{{count}} 分钟",
      "zh-TW": "{{count}} 分鐘",
      en: { one: "{{count}} minute", other: "{{count}} minutes" },
    },
    hour: {
      "zh-CN": "{{count}} 小时",
      "zh-TW": "{{count}} 小時",
      en: { one: "{{count}} hour", other: "{{count}} hours" },
    },
    day: {
      "zh-CN": "{{count}} 天",
      "zh-TW": "{{count}} 天",
      en: { one: "{{count}} day", other: "{{count}} days" },
    },
  },
  problem: {
    range: { "zh-CN": "请填 {{range}}", "zh-TW": "請填 {{range}}", en: "Must be {{range}}" },
    empty: {
      "zh-CN": "写点内容，或者关掉",
      "zh-TW": "寫點內容，或者關掉",
      en: "Write something, or switch it off",
    },
    too_long: { "zh-CN": "最多 500 个字", "zh-TW": "最多 500 個字", en: "At most 500 characters" },
    time: {
      "zh-CN": "请写成 09:00 这样的时间，最晚 24:00",
      "zh-TW": "請寫成 09:00 這樣的時間，最晚 24:00",
      en: "Write a time such as 09:00, 24:00 at the latest",
    },
    order: {
      "zh-CN": "结束要晚于开始；跨过午夜请分成两天",
      "zh-TW": "結束要晚於開始；跨過午夜請分成兩天",
      en: "The end must be later than the start; split what goes past midnight over two days",
    },
    overlap: {
      "zh-CN": "和前面的时段重叠了",
      "zh-TW": "和前面的時段重疊了",
      en: "Overlaps with the hours before it",
    },
    time_zone: {
      "zh-CN": "服务器不认识这个时区，请换一个",
      "zh-TW": "伺服器不認識這個時區，請換一個",
      en: "The server does not know this time zone, choose another",
    },
    date: { "zh-CN": "请选择日期", "zh-TW": "請選擇日期", en: "Choose a date" },
    twice: { "zh-CN": "这一天已经有了", "zh-TW": "這一天已經有了", en: "This day is listed already" },
    no_link: {
      "zh-CN": "内容里没有评价链接的位置，请照下面的提示加上",
      "zh-TW": "內容裡沒有評價連結的位置，請照下面的提示加上",
      en: "The text has no place for the link: add it as the hint says",
    },
    missing: { "zh-CN": "请填写自定义额度", "zh-TW": "請填寫自訂額度", en: "Fill in your own numbers" },
    not_only_closed: {
      "zh-CN": "{{opens}} 只能和「不在营业时间时」一起用：没人在线时，不知道什么时候有人来",
      "zh-TW": "{{opens}} 只能和「不在營業時間時」一起用：沒人在線上時，不知道什麼時候有人來",
      en: "{{opens}} goes with “When closed” only: while nobody is online, nobody knows when somebody comes",
    },
    no_next_opening: {
      "zh-CN": "按现在的营业时间，没有下次开始营业的时间可说。请去掉 {{opens}}，或先设好营业时间",
      "zh-TW": "依現在的營業時間，沒有下次開始營業的時間可說。請移除 {{opens}}，或先設好營業時間",
      en: "By the opening hours there is no next opening to tell. Remove {{opens}}, or set the hours",
    },
    conduct: {
      "zh-CN": "规则{{rules}}禁止这段内容，请修改",
      "zh-TW": "規則{{rules}}禁止這段內容，請修改",
      en: "This text is blocked by {{rules}}. Change it",
    },
    refused: {
      "zh-CN": "服务器没有接受这一项，请检查后再保存",
      "zh-TW": "伺服器沒有接受這一項，請檢查後再儲存",
      en: "The server did not accept this; check it and save again",
    },
  },
} as const satisfies Messages;
