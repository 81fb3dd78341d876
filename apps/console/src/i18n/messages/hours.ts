import type { Messages } from "../message.ts";

export default {
  title: { "zh-CN": "营业时间", "zh-TW": "營業時間", en: "Opening hours" },
  effect: {
    "zh-CN": "决定什么时候算营业：下面的自动回复和移交、推送静默提醒都看它。",
    "zh-TW": "決定什麼時候算營業：下面的自動回覆和移交、推送靜默提醒都看它。",
    en: "When the account counts as open, for the auto-reply and handing over below, and for the alarm when WeChat is silent.",
  },
  always: {
    label: { "zh-CN": "一直营业", "zh-TW": "全天候營業", en: "Always open" },
    effect: { "zh-CN": "每天 24 小时。", "zh-TW": "每天 24 小時。", en: "All day, every day." },
  },
  hours: {
    label: { "zh-CN": "按时间表", "zh-TW": "依時間表", en: "By the week" },
    effect: {
      "zh-CN": "每天可以有几段；没有时段的日子休息。",
      "zh-TW": "每天可以有幾段；沒有時段的日子休息。",
      en: "Several ranges a day; a day without hours is closed.",
    },
  },
  time_zone: { "zh-CN": "时区", "zh-TW": "時區", en: "Zone" },
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
  open_day: { "zh-CN": "营业", "zh-TW": "營業", en: "Open" },
  add_range: { "zh-CN": "加一段", "zh-TW": "加一段", en: "Add hours" },
  drop_range: {
    "zh-CN": "{{day}}：去掉 {{range}}",
    "zh-TW": "{{day}}：移除 {{range}}",
    en: "{{day}}: remove {{range}}",
  },
  from_of: { "zh-CN": "{{day}}：开始", "zh-TW": "{{day}}：開始", en: "{{day}}: from" },
  to_of: { "zh-CN": "{{day}}：结束", "zh-TW": "{{day}}：結束", en: "{{day}}: to" },
  most: {
    "zh-CN": "一天最多 {{count}} 段",
    "zh-TW": "一天最多 {{count}} 段",
    en: "At most {{count}} ranges a day",
  },
  days: { "zh-CN": "特殊日期", "zh-TW": "特殊日期", en: "Special days" },
  days_effect: {
    "zh-CN": "节假日和调休。这些日子只按这里的时段，没有时段就是休息。",
    "zh-TW": "國定假日和補班日。這些日子只依這裡的時段，沒有時段就是休息。",
    en: "Holidays and working days that make up for them. These days go by these hours only; without hours they are closed.",
  },
  date: { "zh-CN": "日期", "zh-TW": "日期", en: "Date" },
  add_day: { "zh-CN": "加一天", "zh-TW": "加一天", en: "Add a day" },
  drop_day: { "zh-CN": "去掉 {{day}}", "zh-TW": "移除 {{day}}", en: "Remove {{day}}" },
  most_days: { "zh-CN": "最多 {{count}} 天", "zh-TW": "最多 {{count}} 天", en: "At most {{count}} days" },
  greeting: {
    title: { "zh-CN": "自动问候", "zh-TW": "自動問候", en: "Greeting" },
    effect: {
      "zh-CN":
        "用户点按钮进入会话时自动发出，用掉进入时给的那一条额度；用户说话后客服再回复。一分钟内重复进入不再发。",
      "zh-TW":
        "使用者點按鈕進入會話時自動送出，用掉進入時給的那一則額度；使用者說話後客服再回覆。一分鐘內重複進入不再傳送。",
      en: "Sent by itself to whoever enters by the button, from the one reply that entering grants; an agent answers once the customer writes. Not again within the minute.",
    },
    effect_of: {
      "zh-CN":
        "用户点按钮进入会话时自动发出，用掉进入时给的 {{count}} 条额度里的一条。{{time}}内重复进入不再发。",
      "zh-TW":
        "使用者點按鈕進入會話時自動送出，用掉進入時給的 {{count}} 則額度裡的一則。{{time}}內重複進入不再傳送。",
      en: {
        one: "Sent by itself to whoever enters by the button, from the one reply that entering grants; an agent answers once the customer writes. Not again within {{time}}.",
        other:
          "Sent by itself to whoever enters by the button, from the {{count}} replies that entering grants. Not again within {{time}}.",
      },
    },
    no_reply: {
      "zh-CN": "按「可回复条数」里选的数字，点按钮进入不给额度，所以现在不会发出。",
      "zh-TW": "依「可回覆則數」裡選的數字，點按鈕進入不給額度，所以現在不會送出。",
      en: "By the numbers chosen under “Reply allowance” entering grants no reply, so nothing is sent now.",
    },
    switch: { "zh-CN": "自动问候", "zh-TW": "自動問候", en: "Greeting" },
    on: { "zh-CN": "发送下面这段", "zh-TW": "傳送下面這段", en: "Send this" },
    off: { "zh-CN": "不发送", "zh-TW": "不傳送", en: "Send nothing" },
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
        "没人能回答时，用户发来消息就自动回一句，用掉这条消息给的 {{replies}} 条额度里的一条；最后一条总是留给客服。客服回复之前只发一次，同一位用户 12 小时内最多一次。用户照样等着客服回复。",
      "zh-TW":
        "沒人能回答時，使用者傳來訊息就自動回一句，用掉這則訊息給的 {{replies}} 則額度裡的一則；最後一則總是留給客服。客服回覆之前只傳送一次，同一位使用者 12 小時內最多一次。使用者照樣等著客服回覆。",
      en: "While nobody can answer, whoever writes is sent a text, from the {{replies}} replies that a message grants; the last of them is left to an agent. Sent once until an agent replies, and to one customer at most once in 12 hours. Customers still wait for an agent.",
    },
    no_reply: {
      "zh-CN": "按「可回复条数」里选的数字，一条消息给的额度不到两条，要留给客服，所以现在不会发出。",
      "zh-TW": "依「可回覆則數」裡選的數字，一則訊息給的額度不到兩則，要留給客服，所以現在不會送出。",
      en: "By the numbers chosen under “Reply allowance” a message grants fewer than two replies. They are left to the agent, so nothing is sent now.",
    },
    never: {
      label: { "zh-CN": "不发送", "zh-TW": "不傳送", en: "Never" },
      effect: {
        "zh-CN": "用户等到客服回复为止。",
        "zh-TW": "使用者等到客服回覆為止。",
        en: "Customers wait until an agent replies.",
      },
    },
    nobody_online: {
      label: { "zh-CN": "没有客服在线时", "zh-TW": "沒有客服在線上時", en: "When nobody is online" },
      effect: {
        "zh-CN": "一位在线的客服都没有时发送；离开不算在线。",
        "zh-TW": "一位線上的客服都沒有時傳送；離開不算線上。",
        en: "While not a single agent is online; away is not online.",
      },
      example: {
        "zh-CN": "您好，现在没有客服在线。消息已经收到，我们会尽快回复您。",
        "zh-TW": "您好，現在沒有客服在線上。訊息已經收到，我們會盡快回覆您。",
        en: "Hello! Nobody is here right now. We have your message and will answer as soon as we can.",
      },
    },
    closed: {
      label: { "zh-CN": "不在营业时间时", "zh-TW": "不在營業時間時", en: "When closed" },
      effect: {
        "zh-CN": "上面的时间表休息时发送；正由在线的客服接待的会话除外。",
        "zh-TW": "上面的時間表休息時傳送；正由線上的客服接待的會話除外。",
        en: "Outside of the opening hours above, unless an agent who is online serves the customer.",
      },
      example: {
        "zh-CN": "您好，现在是休息时间。消息已经收到，营业后我们会尽快回复您。",
        "zh-TW": "您好，現在是休息時間。訊息已經收到，營業後我們會盡快回覆您。",
        en: "Hello! We are closed right now. We have your message and will answer once we are open.",
      },
    },
    either: {
      label: { "zh-CN": "两种情况都发送", "zh-TW": "兩種情況都傳送", en: "In both cases" },
      effect: {
        "zh-CN": "没有客服在线，或不在营业时间。",
        "zh-TW": "沒有客服在線上，或不在營業時間。",
        en: "When nobody is online, or when closed.",
      },
      example: {
        "zh-CN": "您好，现在没有客服接待。消息已经收到，我们会尽快回复您。",
        "zh-TW": "您好，現在沒有客服接待。訊息已經收到，我們會盡快回覆您。",
        en: "Hello! Nobody can answer right now. We have your message and will answer as soon as we can.",
      },
    },
    always_open: {
      "zh-CN": "现在是一直营业，所以不会发送。先设好营业时间。",
      "zh-TW": "現在是全天候營業，所以不會傳送。先設好營業時間。",
      en: "The account is always open now, so nothing would be sent. Set opening hours first.",
    },
    handed_over: {
      "zh-CN": "这时没人接待的用户交给微信网页版客服，只有客服不在线的会话里会发送。",
      "zh-TW": "這時沒人接待的使用者交給微信網頁版客服，只有客服不在線上的會話裡會傳送。",
      en: "Whom nobody serves is handed over to WeChat's own tool then: sent only where the session's agent is not online.",
    },
    text: { "zh-CN": "自动回复的内容", "zh-TW": "自動回覆的內容", en: "Text of the auto-reply" },
    slot: {
      "zh-CN":
        "内容里的 {{slot}} 会换成下次开始营业的时间，例如「明天 09:00」；只能和「不在营业时间时」一起用。",
      "zh-TW":
        "內容裡的 {{slot}} 會換成下次開始營業的時間，例如「明天 09:00」；只能和「不在營業時間時」一起用。",
      en: "{{slot}} in it becomes the time of the next opening, in Chinese (“明天 09:00”); with “When closed” only.",
    },
    preview: {
      "zh-CN": "如果现在休息，用户看到：",
      "zh-TW": "如果現在休息，使用者看到：",
      en: "If closed now, customers see:",
    },
  },
  rating: {
    title: { "zh-CN": "服务评价", "zh-TW": "服務評價", en: "Ratings" },
    effect: {
      "zh-CN":
        "客服结束会话时自动发出，用户点开链接就能评价，7 天内有效。只在客服回复过、用户说过话、微信还收回复的会话里发，用掉剩下的一条额度；结束时也可以选择不请评价。用户看到的是链接，这里和对话里都不显示它，免得有人替用户评价。",
      "zh-TW":
        "客服結束會話時自動送出，使用者點開連結就能評價，7 天內有效。只在客服回覆過、使用者說過話、微信還收回覆的會話裡送，用掉剩下的一則額度；結束時也可以選擇不請評價。使用者看到的是連結，這裡和對話裡都不顯示它，免得有人替使用者評價。",
      en: "Sent by itself when an agent ends a session; the customer rates it on a page behind the link, for 7 days. Only where the agent has replied, the customer said something and WeChat still takes a reply: it uses one of those left. An agent can end without asking. The link is shown to the customer alone, so that nobody rates in their place.",
    },
    on: { "zh-CN": "发送下面这段", "zh-TW": "送出下面這段", en: "Send this text" },
    off: { "zh-CN": "不请用户评价", "zh-TW": "不請使用者評價", en: "Customers are not asked" },
    text: { "zh-CN": "服务评价", "zh-TW": "服務評價", en: "Ratings" },
    example: {
      "zh-CN": "感谢您的咨询，请为本次服务评价：{{link}}",
      "zh-TW": "感謝您的諮詢，請為本次服務評價：{{link}}",
      en: "Thank you for your message. Please rate our service: {{link}}",
    },
    slot: {
      "zh-CN": "内容里的 {{slot}} 会换成评价页面的链接。",
      "zh-TW": "內容裡的 {{slot}} 會換成評價頁面的連結。",
      en: "{{slot}} in it becomes the link to the page.",
    },
  },
  hand_over: {
    title: {
      "zh-CN": "没人接待时交给微信网页版客服",
      "zh-TW": "沒人接待時交給微信網頁版客服",
      en: "Hand over to WeChat's own tool",
    },
    effect: {
      "zh-CN": "移交的消息到微信自己的客服工具里处理，不进这里的待接入。已经在接待的会话不受影响。",
      "zh-TW": "移交的訊息到微信自己的客服工具裡處理，不進這裡的待接入。已經在接待的會話不受影響。",
      en: "What is handed over is answered in WeChat's own web tool and does not come here. Sessions being served stay.",
    },
    never: {
      label: { "zh-CN": "不移交", "zh-TW": "不移交", en: "Never" },
      effect: {
        "zh-CN": "所有消息都进这里，没人在线就排队等待。",
        "zh-TW": "所有訊息都進這裡，沒人在線上就排隊等待。",
        en: "Everything comes here; if nobody is online it waits.",
      },
    },
    nobody_online: {
      label: { "zh-CN": "没有客服在线时", "zh-TW": "沒有客服在線上時", en: "When nobody is online" },
      effect: {
        "zh-CN": "一位在线的客服都没有时移交。",
        "zh-TW": "一位線上的客服都沒有時移交。",
        en: "While not a single agent is online.",
      },
    },
    closed: {
      label: { "zh-CN": "不在营业时间时", "zh-TW": "不在營業時間時", en: "When closed" },
      effect: {
        "zh-CN": "上面的时间表休息时移交。",
        "zh-TW": "上面的時間表休息時移交。",
        en: "Outside of the opening hours above.",
      },
    },
    always_open: {
      "zh-CN": "现在是一直营业，所以不会移交。先设好营业时间。",
      "zh-TW": "現在是全天候營業，所以不會移交。先設好營業時間。",
      en: "The account is always open now, so nothing would be handed over. Set opening hours first.",
    },
  },
} as const satisfies Messages;
