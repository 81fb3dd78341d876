import type { Messages } from "../message.ts";

export default {
  nothing: { "zh-CN": "没有未保存的更改", "zh-TW": "沒有未儲存的變更", en: "No unsaved changes" },
  wrong: {
    "zh-CN": "请先修正标红的内容",
    "zh-TW": "請先修正標示紅色的內容",
    en: "Fix the fields marked in red first",
  },
  unsaved: {
    "zh-CN": "{{count}} 项更改未保存。切换页面或刷新后仍会保留，退出登录后丢弃。",
    "zh-TW": "{{count}} 項變更未儲存。切換頁面或重新整理後仍會保留，登出後捨棄。",
    en: {
      one: "{{count}} unsaved change. It stays in this tab until you sign out.",
      other: "{{count}} unsaved changes. They stay in this tab until you sign out.",
    },
  },
  restored: {
    "zh-CN": "已恢复刷新前未保存的 {{count}} 项更改。",
    "zh-TW": "已恢復重新整理前未儲存的 {{count}} 項變更。",
    en: {
      one: "Restored {{count}} unsaved change from before the reload.",
      other: "Restored {{count}} unsaved changes from before the reload.",
    },
  },
  discard: { "zh-CN": "放弃更改", "zh-TW": "放棄變更", en: "Discard" },
  save: { "zh-CN": "保存", "zh-TW": "儲存", en: "Save" },
  saving: { "zh-CN": "正在保存", "zh-TW": "正在儲存", en: "Saving" },
  saved: { "zh-CN": "已保存，{{at}}", "zh-TW": "已儲存，{{at}}", en: "Saved at {{at}}" },
  touched: { "zh-CN": "未保存", "zh-TW": "未儲存", en: "Unsaved" },
  overtaken: {
    "zh-CN": "其他管理员刚刚修改了此项，你输入的内容未受影响。保存会覆盖对方的修改。",
    "zh-TW": "其他管理員剛剛修改了此項，你輸入的內容未受影響。儲存會覆蓋對方的修改。",
    en: "Another admin has just changed this. Your input is unchanged. Saving overwrites their change.",
  },
  overtaken_some: {
    "zh-CN": "其中 {{count}} 项刚被其他管理员修改，保存会覆盖对方的修改。",
    "zh-TW": "其中 {{count}} 項剛被其他管理員修改，儲存會覆蓋對方的修改。",
    en: {
      one: "{{count}} of them was just changed by another admin. Saving overwrites their change.",
      other: "{{count}} of them were just changed by another admin. Saving overwrites their changes.",
    },
  },
  overtaken_alone: {
    "zh-CN": "有 {{count}} 项刚被其他管理员修改，保存会覆盖对方的修改。",
    "zh-TW": "有 {{count}} 項剛被其他管理員修改，儲存會覆蓋對方的修改。",
    en: "Another admin has just changed {{count}} of these. Saving overwrites their changes.",
  },
  show_overtaken: { "zh-CN": "查看", "zh-TW": "查看", en: "Show" },
  take_theirs: { "zh-CN": "采用对方的", "zh-TW": "採用對方的", en: "Use theirs" },
  off: { "zh-CN": "未启用", "zh-TW": "未啟用", en: "Off" },
  switch: { "zh-CN": "启用：{{label}}", "zh-TW": "啟用：{{label}}", en: "Enable: {{label}}" },
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
      "zh-CN": "请输入内容，或关闭此项",
      "zh-TW": "請輸入內容，或關閉此項",
      en: "Add some text, or turn this off",
    },
    too_long: { "zh-CN": "最多 500 个字", "zh-TW": "最多 500 個字", en: "At most 500 characters" },
    time: {
      "zh-CN": "请按 09:00 的格式填写，最晚 24:00",
      "zh-TW": "請依 09:00 的格式填寫，最晚 24:00",
      en: "Use a time such as 09:00, 24:00 at the latest",
    },
    order: {
      "zh-CN": "结束时间须晚于开始时间；跨午夜请分两天填写",
      "zh-TW": "結束時間須晚於開始時間；跨午夜請分兩天填寫",
      en: "The end must be later than the start. Split hours past midnight over two days",
    },
    overlap: {
      "zh-CN": "与前面的时段重叠",
      "zh-TW": "與前面的時段重疊",
      en: "Overlaps the hours before it",
    },
    time_zone: {
      "zh-CN": "服务器不支持此时区，请选择其他时区",
      "zh-TW": "伺服器不支援此時區，請選擇其他時區",
      en: "The server doesn't support this time zone. Choose another",
    },
    date: { "zh-CN": "请选择日期", "zh-TW": "請選擇日期", en: "Choose a date" },
    twice: { "zh-CN": "该日期已添加", "zh-TW": "該日期已新增", en: "This date is already listed" },
    no_link: {
      "zh-CN": "内容缺少评价链接，请按下方提示添加",
      "zh-TW": "內容缺少評價連結，請依下方提示新增",
      en: "The text doesn't contain the rating link. Add it as described below",
    },
    missing: { "zh-CN": "请填写自定义额度", "zh-TW": "請填寫自訂額度", en: "Fill in your own numbers" },
    not_only_closed: {
      "zh-CN": "{{opens}} 只能与「非服务时间」一起使用：没有客服在线时，无法确定何时恢复服务",
      "zh-TW": "{{opens}} 只能與「非服務時間」一起使用：沒有客服上線時，無法確定何時恢復服務",
      en: "{{opens}} works only with “Outside business hours”: while no agent is online, the time of the next reply is unknown",
    },
    no_next_opening: {
      "zh-CN": "按当前服务时间，没有下次服务开始时间。请删除 {{opens}}，或先设置服务时间",
      "zh-TW": "依目前服務時間，沒有下次服務開始時間。請刪除 {{opens}}，或先設定服務時間",
      en: "The business hours have no next opening. Remove {{opens}}, or set the hours first",
    },
    conduct: {
      "zh-CN": "规则{{rules}}禁止此内容，请修改",
      "zh-TW": "規則{{rules}}禁止此內容，請修改",
      en: "This text is blocked by {{rules}}. Change it",
    },
    refused: {
      "zh-CN": "服务器未接受此项，请检查后重新保存",
      "zh-TW": "伺服器未接受此項，請檢查後重新儲存",
      en: "The server didn't accept this. Check it and save again",
    },
  },
} as const satisfies Messages;
