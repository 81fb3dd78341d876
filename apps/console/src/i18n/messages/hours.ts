import type { Messages } from "../message.ts";

export default {
  title: { "zh-CN": "服务时间", "zh-TW": "服務時間", en: "Business hours" },
  effect: {
    "zh-CN": "决定何时属于服务时间：下方的自动回复、转到微信官方客服工具，以及推送静默提醒均以此为准。",
    "zh-TW": "決定何時屬於服務時間：下方的自動回覆、轉到微信官方客服工具，以及推送靜默提醒均以此為準。",
    en: "When the account counts as open. The auto-reply, routing to WeChat's own tool and the alert about missing pushes use these hours.",
  },
  always: {
    label: { "zh-CN": "全天服务", "zh-TW": "全天服務", en: "Always open" },
    effect: { "zh-CN": "每天 24 小时。", "zh-TW": "每天 24 小時。", en: "All day, every day." },
  },
  hours: {
    label: { "zh-CN": "按时间表", "zh-TW": "依時間表", en: "Weekly schedule" },
    effect: {
      "zh-CN": "每天可设多个时段；未设时段的日期休息。",
      "zh-TW": "每天可設多個時段；未設時段的日期休息。",
      en: "Several ranges per day. Days without hours are closed.",
    },
  },
  time_zone: { "zh-CN": "时区", "zh-TW": "時區", en: "Time zone" },
  week: { "zh-CN": "每周", "zh-TW": "每週", en: "Week" },
  day: {
    mon: { "zh-CN": "周一", "zh-TW": "週一", en: "Mon" },
    tue: { "zh-CN": "周二", "zh-TW": "週二", en: "Tue" },
    wed: { "zh-CN": "周三", "zh-TW": "週三", en: "Wed" },
    thu: { "zh-CN": "周四", "zh-TW": "週四", en: "Thu" },
    fri: { "zh-CN": "周五", "zh-TW": "週五", en: "Fri" },
    sat: { "zh-CN": "周六", "zh-TW": "週六", en: "Sat" },
    sun: { "zh-CN": "周日", "zh-TW": "週日", en: "Sun" },
  },
  closed: { "zh-CN": "休息", "zh-TW": "休息", en: "Closed" },
  open_day: { "zh-CN": "设置时段", "zh-TW": "設定時段", en: "Set hours" },
  add_range: { "zh-CN": "添加时段", "zh-TW": "新增時段", en: "Add hours" },
  drop_range: {
    "zh-CN": "{{day}}：删除 {{range}}",
    "zh-TW": "{{day}}：刪除 {{range}}",
    en: "{{day}}: remove {{range}}",
  },
  from_of: { "zh-CN": "{{day}}：开始", "zh-TW": "{{day}}：開始", en: "{{day}}: from" },
  to_of: { "zh-CN": "{{day}}：结束", "zh-TW": "{{day}}：結束", en: "{{day}}: to" },
  most: {
    "zh-CN": "每天最多 {{count}} 个时段",
    "zh-TW": "每天最多 {{count}} 個時段",
    en: "At most {{count}} ranges per day",
  },
  days: { "zh-CN": "特殊日期", "zh-TW": "特殊日期", en: "Special days" },
  days_effect: {
    "zh-CN": "节假日和调休。这些日期仅按此处的时段服务，未设时段则休息。",
    "zh-TW": "國定假日和補班日。這些日期僅依此處的時段服務，未設時段則休息。",
    en: "Holidays and make-up working days. These dates use only the hours set here. Without hours they are closed.",
  },
  date: { "zh-CN": "日期", "zh-TW": "日期", en: "Date" },
  add_day: { "zh-CN": "添加日期", "zh-TW": "新增日期", en: "Add date" },
  drop_day: { "zh-CN": "删除 {{day}}", "zh-TW": "刪除 {{day}}", en: "Remove {{day}}" },
  most_days: { "zh-CN": "最多 {{count}} 天", "zh-TW": "最多 {{count}} 天", en: "At most {{count}} days" },
  greeting: {
    title: { "zh-CN": "自动问候", "zh-TW": "自動問候", en: "Greeting" },
    effect: {
      "zh-CN":
        "用户点击按钮进入会话时自动发送，占用进入时获得的 1 条额度；用户发消息后客服才能回复。一分钟内重复进入不再发送。",
      "zh-TW":
        "使用者點選按鈕進入會話時自動傳送，佔用進入時獲得的 1 則額度；使用者傳訊息後客服才能回覆。一分鐘內重複進入不再傳送。",
      en: "Sent automatically when a customer enters by the button. It uses the one reply that entering grants; an agent can reply once the customer writes. Not sent again within one minute.",
    },
    effect_of: {
      "zh-CN":
        "用户点击按钮进入会话时自动发送，占用进入时获得的 {{count}} 条额度中的一条。{{time}}内重复进入不再发送。",
      "zh-TW":
        "使用者點選按鈕進入會話時自動傳送，佔用進入時獲得的 {{count}} 則額度中的一則。{{time}}內重複進入不再傳送。",
      en: {
        one: "Sent automatically when a customer enters by the button. It uses the one reply that entering grants; an agent can reply once the customer writes. Not sent again within {{time}}.",
        other:
          "Sent automatically when a customer enters by the button. It uses one of the {{count}} replies that entering grants. Not sent again within {{time}}.",
      },
    },
    no_reply: {
      "zh-CN": "按「回复额度」中选择的数值，点击按钮进入不给额度，因此目前不会发送。",
      "zh-TW": "依「回覆額度」中選擇的數值，點選按鈕進入不給額度，因此目前不會傳送。",
      en: "With the numbers chosen under “Reply quota”, entering grants no reply, so nothing is sent now.",
    },
    switch: { "zh-CN": "自动问候", "zh-TW": "自動問候", en: "Greeting" },
    on: { "zh-CN": "发送以下内容", "zh-TW": "傳送以下內容", en: "Send this text" },
    off: { "zh-CN": "不发送", "zh-TW": "不傳送", en: "Don't send" },
    example: {
      "zh-CN": "您好，我们已经收到，马上为您接入客服。",
      "zh-TW": "您好，我們已經收到，馬上為您轉接客服。",
      en: "Hello! An agent will be with you in a moment.",
    },
    length: {
      "zh-CN": "{{length}} / {{limit}} 字",
      "zh-TW": "{{length}} / {{limit}} 字",
      en: "{{length}} / {{limit}} characters",
    },
  },
  auto_reply: {
    title: { "zh-CN": "自动回复", "zh-TW": "自動回覆", en: "Auto-reply" },
    effect: {
      "zh-CN":
        "无人能回复时，用户发来消息会自动收到一条回复，占用该消息所给 {{replies}} 条额度中的一条；最后一条始终留给客服。客服回复前只发送一次，同一用户 12 小时内最多一次。用户仍在等待客服回复。",
      "zh-TW":
        "無人能回覆時，使用者傳來訊息會自動收到一則回覆，佔用該訊息所給 {{replies}} 則額度中的一則；最後一則一律留給客服。客服回覆前只傳送一次，同一使用者 12 小時內最多一次。使用者仍在等待客服回覆。",
      en: "Sent when a customer writes and no agent can reply. It uses one of the {{replies}} replies that a message grants; the last one is always left for an agent. Sent once until an agent replies, and at most once per customer in 12 hours. The customer still waits for an agent.",
    },
    no_reply: {
      "zh-CN": "按「回复额度」中选择的数值，一条消息给的额度不足两条，须留给客服，因此目前不会发送。",
      "zh-TW": "依「回覆額度」中選擇的數值，一則訊息給的額度不足兩則，須留給客服，因此目前不會傳送。",
      en: "With the numbers chosen under “Reply quota”, a message grants fewer than two replies. They are left for the agent, so nothing is sent now.",
    },
    never: {
      label: { "zh-CN": "不发送", "zh-TW": "不傳送", en: "Never" },
      effect: {
        "zh-CN": "用户等待，直到客服回复。",
        "zh-TW": "使用者等待，直到客服回覆。",
        en: "Customers wait until an agent replies.",
      },
    },
    nobody_online: {
      label: { "zh-CN": "没有客服在线时", "zh-TW": "沒有客服上線時", en: "When no agent is online" },
      effect: {
        "zh-CN": "没有任何客服在线时发送；离开不算在线。",
        "zh-TW": "沒有任何客服上線時傳送；離開不算上線。",
        en: "While no agent is online. Away does not count as online.",
      },
      example: {
        "zh-CN": "您好，现在没有客服在线。消息已经收到，我们会尽快回复您。",
        "zh-TW": "您好，現在沒有客服在線上。訊息已經收到，我們會盡快回覆您。",
        en: "Hello! No agent is available right now. We have your message and will reply as soon as we can.",
      },
    },
    closed: {
      label: { "zh-CN": "非服务时间", "zh-TW": "非服務時間", en: "Outside business hours" },
      effect: {
        "zh-CN": "在上方服务时间以外发送；在线客服正在接待的会话除外。",
        "zh-TW": "在上方服務時間以外傳送；上線客服正在接待的會話除外。",
        en: "Outside the business hours above, unless an online agent serves the customer.",
      },
      example: {
        "zh-CN": "您好，现在是休息时间。消息已经收到，营业后我们会尽快回复您。",
        "zh-TW": "您好，現在是休息時間。訊息已經收到，營業後我們會盡快回覆您。",
        en: "Hello! We are closed right now. We have your message and will reply once we are open.",
      },
    },
    either: {
      label: { "zh-CN": "两种情况都发送", "zh-TW": "兩種情況都傳送", en: "In both cases" },
      effect: {
        "zh-CN": "没有客服在线，或在服务时间以外。",
        "zh-TW": "沒有客服上線，或在服務時間以外。",
        en: "When no agent is online, or outside business hours.",
      },
      example: {
        "zh-CN": "您好，现在没有客服接待。消息已经收到，我们会尽快回复您。",
        "zh-TW": "您好，現在沒有客服接待。訊息已經收到，我們會盡快回覆您。",
        en: "Hello! No agent is available right now. We have your message and will reply as soon as we can.",
      },
    },
    always_open: {
      "zh-CN": "目前为全天服务，因此不会发送。请先设置服务时间。",
      "zh-TW": "目前為全天服務，因此不會傳送。請先設定服務時間。",
      en: "The account is always open, so nothing would be sent. Set business hours first.",
    },
    handed_over: {
      "zh-CN": "此时无人接待的用户会转到微信官方客服工具，因此仅在所属客服不在线的会话中发送。",
      "zh-TW": "此時無人接待的使用者會轉到微信官方客服工具，因此僅在所屬客服未上線的會話中傳送。",
      en: "Customers without an agent are routed to WeChat's own tool then. The auto-reply is sent only in sessions whose agent is not online.",
    },
    text: { "zh-CN": "自动回复内容", "zh-TW": "自動回覆內容", en: "Auto-reply text" },
    slot: {
      "zh-CN":
        "内容中的 {{slot}} 会替换为下次服务开始时间，例如「明天 09:00」；只能与「非服务时间」一起使用。",
      "zh-TW":
        "內容中的 {{slot}} 會替換為下次服務開始時間，例如「明天 09:00」；只能與「非服務時間」一起使用。",
      en: "{{slot}} is replaced by the next opening time, in Chinese (“明天 09:00”). Works only with “Outside business hours”.",
    },
    preview: {
      "zh-CN": "如果现在为非服务时间，用户看到：",
      "zh-TW": "如果現在為非服務時間，使用者看到：",
      en: "If it were outside business hours now, customers would see:",
    },
  },
  rating: {
    title: { "zh-CN": "服务评价", "zh-TW": "服務評價", en: "Ratings" },
    effect: {
      "zh-CN":
        "客服结束会话时自动发送，用户打开链接即可评价，7 天内有效。仅在客服已回复、用户发过消息且微信仍接受回复的会话中发送，占用剩余额度中的一条；结束时也可选择不邀请评价。链接仅用户可见，此处和对话中均不显示，以免他人代评。",
      "zh-TW":
        "客服結束會話時自動傳送，使用者開啟連結即可評價，7 天內有效。僅在客服已回覆、使用者傳過訊息且微信仍接受回覆的會話中傳送，佔用剩餘額度中的一則；結束時也可選擇不邀請評價。連結僅使用者可見，此處和對話中均不顯示，以免他人代評。",
      en: "Sent automatically when an agent ends a session. The customer rates it on a page behind the link, valid for 7 days. Sent only if an agent has replied, the customer has written and WeChat still accepts a reply; it uses one of the replies left. Agents can end a session without asking. The link is shown only to the customer, so that no one else can rate for them.",
    },
    on: { "zh-CN": "发送以下内容", "zh-TW": "傳送以下內容", en: "Send this text" },
    off: { "zh-CN": "不邀请用户评价", "zh-TW": "不邀請使用者評價", en: "Don't ask for a rating" },
    text: { "zh-CN": "服务评价", "zh-TW": "服務評價", en: "Ratings" },
    example: {
      "zh-CN": "感谢您的咨询，请为本次服务评价：{{link}}",
      "zh-TW": "感謝您的諮詢，請為本次服務評價：{{link}}",
      en: "Thank you for your message. Please rate our service: {{link}}",
    },
    slot: {
      "zh-CN": "内容中的 {{slot}} 会替换为评价页面的链接。",
      "zh-TW": "內容中的 {{slot}} 會替換為評價頁面的連結。",
      en: "{{slot}} is replaced by the link to the rating page.",
    },
  },
  hand_over: {
    title: {
      "zh-CN": "无人接待时转到微信官方客服工具",
      "zh-TW": "無人接待時轉到微信官方客服工具",
      en: "Route to WeChat's own tool",
    },
    effect: {
      "zh-CN": "转出的消息在微信官方客服工具中处理，不进入此处的待接入。正在接待的会话不受影响。",
      "zh-TW": "轉出的訊息在微信官方客服工具中處理，不進入此處的待接入。正在接待的會話不受影響。",
      en: "Routed messages are answered in WeChat's own tool and don't appear here. Sessions being served are not affected.",
    },
    never: {
      label: { "zh-CN": "不转出", "zh-TW": "不轉出", en: "Never" },
      effect: {
        "zh-CN": "所有消息都进入此处，没有客服在线时排队等待。",
        "zh-TW": "所有訊息都進入此處，沒有客服上線時排隊等待。",
        en: "All messages come here. While no agent is online, they wait.",
      },
    },
    nobody_online: {
      label: { "zh-CN": "没有客服在线时", "zh-TW": "沒有客服上線時", en: "When no agent is online" },
      effect: {
        "zh-CN": "没有任何客服在线时转出。",
        "zh-TW": "沒有任何客服上線時轉出。",
        en: "While no agent is online.",
      },
    },
    closed: {
      label: { "zh-CN": "非服务时间", "zh-TW": "非服務時間", en: "Outside business hours" },
      effect: {
        "zh-CN": "在上方服务时间以外转出。",
        "zh-TW": "在上方服務時間以外轉出。",
        en: "Outside the business hours above.",
      },
    },
    always_open: {
      "zh-CN": "目前为全天服务，因此不会转出。请先设置服务时间。",
      "zh-TW": "目前為全天服務，因此不會轉出。請先設定服務時間。",
      en: "The account is always open, so nothing would be routed. Set business hours first.",
    },
  },
} as const satisfies Messages;
