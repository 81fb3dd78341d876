import type { Messages } from "../message.ts";

export default {
  landmark: { "zh-CN": "用户资料", "zh-TW": "使用者資料", en: "Customer" },
  tabs: {
    profile: { "zh-CN": "资料", "zh-TW": "資料", en: "Profile" },
    history: { "zh-CN": "历史", "zh-TW": "歷史", en: "History" },
    notes: { "zh-CN": "备注", "zh-TW": "備註", en: "Notes" },
  },
  close: { "zh-CN": "收起资料栏", "zh-TW": "收起資料欄", en: "Hide the panel" },
  back: { "zh-CN": "返回对话", "zh-TW": "返回對話", en: "Back to the conversation" },
  not_read: {
    "zh-CN": "没有读到，再试一次",
    "zh-TW": "沒有讀到，再試一次",
    en: "It could not be read: try again",
  },
  remark: {
    edit: { "zh-CN": "改备注名", "zh-TW": "修改備註名", en: "Change the remark" },
    add: { "zh-CN": "加个备注名", "zh-TW": "加上備註名", en: "Add a remark" },
    label: { "zh-CN": "备注名", "zh-TW": "備註名", en: "Remark" },
  },
  openid: {
    copy: { "zh-CN": "复制 openid", "zh-TW": "複製 openid", en: "Copy the openid" },
    copied: { "zh-CN": "已复制 openid", "zh-TW": "已複製 openid", en: "openid copied" },
  },
  allowance: {
    title: { "zh-CN": "可回复条数", "zh-TW": "可回覆則數", en: "Reply allowance" },
    and: { "zh-CN": "、", "zh-TW": "、", en: ", " },
    left: { "zh-CN": "还剩", "zh-TW": "還剩", en: "Left" },
    until: { "zh-CN": "截止", "zh-TW": "截止", en: "Until" },
    grantedBy: { "zh-CN": "获得", "zh-TW": "獲得", en: "Granted" },
    spentBy: { "zh-CN": "占用", "zh-TW": "佔用", en: "Spent by" },
    replies: {
      "zh-CN": "{{count}} 条",
      "zh-TW": "{{count}} 則",
      en: { one: "{{count}} reply", other: "{{count}} replies" },
    },
    never: {
      "zh-CN": "用户还没有说过话",
      "zh-TW": "使用者還沒有說過話",
      en: "The customer has not written yet",
    },
    closed: { "zh-CN": "{{time}}，已关闭", "zh-TW": "{{time}}，已關閉", en: "{{time}}, closed" },
    byMessage: {
      "zh-CN": "{{time}} 的消息给出 {{granted}} 条",
      "zh-TW": "{{time}} 的訊息給出 {{granted}} 則",
      en: "{{granted}} by message at {{time}}",
    },
    byEntering: {
      "zh-CN": "{{time}} 进入会话给出 {{granted}} 条",
      "zh-TW": "{{time}} 進入會話給出 {{granted}} 則",
      en: "{{granted}} by entering at {{time}}",
    },
    keptByEntering: {
      "zh-CN": "{{time}} 进入会话，{{granted}} 条不变",
      "zh-TW": "{{time}} 進入會話，{{granted}} 則不變",
      en: "still {{granted}} after entering at {{time}}",
    },
    nothingSpent: { "zh-CN": "还没有占用", "zh-TW": "還沒有佔用", en: "nothing yet" },
    spent: {
      "zh-CN": "{{times}} 的回复，共 {{count}} 条",
      "zh-TW": "{{times}} 的回覆，共 {{count}} 則",
      en: { one: "the reply of {{times}}", other: "the {{count}} replies of {{times}}" },
    },
    unsent: {
      "zh-CN": "{{count}} 条还在等着发出",
      "zh-TW": "{{count}} 則還在等著送出",
      en: { one: "a reply that is still to leave", other: "{{count}} replies that are still to leave" },
    },
    spent_unsent: {
      "zh-CN": "共 {{count}} 条，{{unsent}} 条待发出",
      "zh-TW": "共 {{count}} 則，{{unsent}} 則待送出",
      en: {
        one: "{{count}} reply, {{unsent}} still to leave",
        other: "{{count}} replies, {{unsent}} still to leave",
      },
    },
    failed: {
      "zh-CN": "{{time}} 未发出，按占用 1 条计",
      "zh-TW": "{{time}} 未送出，以佔用 1 則計",
      en: "the reply of {{time}} failed and counts as 1",
    },
    doubtful: {
      "zh-CN": "{{time}} 的回复没有确认，按占用 1 条计",
      "zh-TW": "{{time}} 的回覆沒有確認，以佔用 1 則計",
      en: "the reply of {{time}} is unconfirmed and counts as 1",
    },
    allowance_used: {
      "zh-CN": "{{time}} 微信说额度已用完",
      "zh-TW": "{{time}} 微信說額度已用完",
      en: "at {{time}} WeChat said that nothing is left",
    },
    window_closed: {
      "zh-CN": "{{time}} 微信说回复窗口已关闭",
      "zh-TW": "{{time}} 微信說回覆期限已過",
      en: "at {{time}} WeChat said that the window is closed",
    },
  },
  attributes: {
    title: { "zh-CN": "商城资料", "zh-TW": "商城資料", en: "From the shop" },
    none: {
      "zh-CN": "还没有这位用户的商城资料",
      "zh-TW": "還沒有這位使用者的商城資料",
      en: "The shop has not said who this is",
    },
    none_agent: {
      "zh-CN": "小程序后台可以推送昵称、等级、订单等，推来就显示在这里。请管理员在设置里开通。",
      "zh-TW": "小程式後台可以推送暱稱、等級、訂單等，推來就顯示在這裡。請管理員在設定裡開通。",
      en: "The mini program's server can push name, level, orders and so on; they appear here then. An admin can set it up.",
    },
    none_admin: {
      "zh-CN": "小程序后台可以推送昵称、等级、订单等，推来就显示在这里。",
      "zh-TW": "小程式後台可以推送暱稱、等級、訂單等，推來就顯示在這裡。",
      en: "The mini program's server can push name, level, orders and so on; they appear here then.",
    },
    set_up: { "zh-CN": "设置用户资料接口", "zh-TW": "設定使用者資料 API", en: "Set up customer data" },
    updated: { "zh-CN": "{{time}} 更新", "zh-TW": "{{time}} 更新", en: "updated {{time}}" },
    take_name: { "zh-CN": "用作备注名", "zh-TW": "用作備註名", en: "Use as remark" },
    more: {
      "zh-CN": "还有 {{count}} 项",
      "zh-TW": "還有 {{count}} 項",
      en: { one: "{{count}} more", other: "{{count}} more" },
    },
    opens: { "zh-CN": "在新窗口打开", "zh-TW": "在新視窗開啟", en: "opens in a new window" },
    known: {
      name: { "zh-CN": "昵称", "zh-TW": "暱稱", en: "Name" },
      phone: { "zh-CN": "电话", "zh-TW": "電話", en: "Phone" },
      email: { "zh-CN": "邮箱", "zh-TW": "信箱", en: "Email" },
      level: { "zh-CN": "等级", "zh-TW": "等級", en: "Level" },
      orders: { "zh-CN": "订单", "zh-TW": "訂單", en: "Orders" },
      spent: { "zh-CN": "消费", "zh-TW": "消費", en: "Spent" },
      points: { "zh-CN": "积分", "zh-TW": "點數", en: "Points" },
      city: { "zh-CN": "城市", "zh-TW": "城市", en: "City" },
      since: { "zh-CN": "注册", "zh-TW": "註冊", en: "Since" },
    },
  },
  wrapUp: {
    title: { "zh-CN": "服务小结", "zh-TW": "服務小結", en: "What it is about" },
    none: { "zh-CN": "还没有填", "zh-TW": "還沒有填", en: "Not said yet" },
    say: { "zh-CN": "填写", "zh-TW": "填寫", en: "Say it" },
    change: { "zh-CN": "修改", "zh-TW": "修改", en: "Change" },
  },
  rating: {
    title: { "zh-CN": "服务评价", "zh-TW": "服務評價", en: "Ratings" },
    asked: {
      "zh-CN": "已经请用户评价，还没有收到",
      "zh-TW": "已經請使用者評價，還沒有收到",
      en: "Asked for a rating, not answered yet",
    },
  },
  tags: {
    title: { "zh-CN": "标签", "zh-TW": "標籤", en: "Tags" },
    add: { "zh-CN": "添加", "zh-TW": "新增", en: "Add" },
    remove: { "zh-CN": "去掉标签 {{tag}}", "zh-TW": "移除標籤 {{tag}}", en: "Remove the tag {{tag}}" },
    label: { "zh-CN": "添加标签", "zh-TW": "新增標籤", en: "Add a tag" },
    placeholder: { "zh-CN": "输入或选择标签", "zh-TW": "輸入或選擇標籤", en: "Type or choose a tag" },
    suggestions: { "zh-CN": "可选的标签", "zh-TW": "可選的標籤", en: "Tags to choose from" },
    new: { "zh-CN": "新标签「{{tag}}」", "zh-TW": "新標籤「{{tag}}」", en: "New tag “{{tag}}”" },
    uses: {
      "zh-CN": "{{count}} 位",
      "zh-TW": "{{count}} 位",
      en: { one: "{{count}} customer", other: "{{count}} customers" },
    },
    full: {
      "zh-CN": "最多 {{limit}} 个标签",
      "zh-TW": "最多 {{limit}} 個標籤",
      en: "At most {{limit}} tags",
    },
  },
  notes: {
    none: { "zh-CN": "还没有备注", "zh-TW": "還沒有備註", en: "No notes yet" },
    noneText: {
      "zh-CN": "备注只有客服看得到，不会发给用户。",
      "zh-TW": "備註只有客服看得到，不會傳給使用者。",
      en: "Only colleagues see notes; the customer never does.",
    },
  },
  blocked: {
    is: { "zh-CN": "在黑名单里", "zh-TW": "在黑名單裡", en: "On the blacklist" },
    means: {
      "zh-CN": "发来的消息会保存，不进入待接入。",
      "zh-TW": "傳來的訊息會儲存，不進入待接入。",
      en: "Messages are kept and wait in no line.",
    },
    undo: { "zh-CN": "移出黑名单", "zh-TW": "移出黑名單", en: "Take off" },
  },
  source: {
    title: { "zh-CN": "来源", "zh-TW": "來源", en: "Source" },
    entry: { "zh-CN": "入口", "zh-TW": "入口", en: "Entry" },
    unknown: { "zh-CN": "未知", "zh-TW": "未知", en: "No source given" },
    session: { "zh-CN": "本次会话", "zh-TW": "本次會話", en: "This session" },
    opened: { "zh-CN": "{{time}} 开始", "zh-TW": "{{time}} 開始", en: "since {{time}}" },
  },
  history: {
    title: { "zh-CN": "以前的会话", "zh-TW": "以前的會話", en: "Earlier sessions" },
    none: { "zh-CN": "没有更早的会话", "zh-TW": "沒有更早的會話", en: "No earlier sessions" },
    noneText: {
      "zh-CN": "这位用户再来时，以前的会话会列在这里。",
      "zh-TW": "這位使用者再來時，以前的會話會列在這裡。",
      en: "When this customer comes again, earlier sessions appear here.",
    },
    nobody: { "zh-CN": "没有人接待", "zh-TW": "沒有人接待", en: "nobody served" },
    more: { "zh-CN": "再往前找", "zh-TW": "再往前找", en: "Look further back" },
    loading: { "zh-CN": "正在找", "zh-TW": "正在找", en: "Looking" },
  },
  rounds: {
    title: { "zh-CN": "额度明细", "zh-TW": "額度明細", en: "How the allowance came and went" },
    none: {
      "zh-CN": "用户还没有说过话，也没有点过客服按钮",
      "zh-TW": "使用者還沒有說過話，也沒有點過客服按鈕",
      en: "The customer has neither written nor pressed the button",
    },
    entered: {
      "zh-CN": "{{time}} 进入会话",
      "zh-TW": "{{time}} 進入會話",
      en: { one: "entered at {{time}}", other: "entered {{count}} times from {{time}}" },
    },
    messages: {
      "zh-CN": "{{time}} 起 {{count}} 条消息",
      "zh-TW": "{{time}} 起 {{count}} 則訊息",
      en: { one: "message of {{time}}", other: "{{count}} messages from {{time}}" },
    },
    granted: {
      "zh-CN": "给 {{count}} 条",
      "zh-TW": "給 {{count}} 則",
      en: { one: "{{count}} reply", other: "{{count}} replies" },
    },
    automatic: { "zh-CN": "自动回复", "zh-TW": "自動回覆", en: "auto-reply" },
    rating: { "zh-CN": "评价邀请", "zh-TW": "評價邀請", en: "rating request" },
    somebody: { "zh-CN": "以前的同事", "zh-TW": "以前的同事", en: "a former colleague" },
    delivery: {
      queued: { "zh-CN": "排队", "zh-TW": "排隊", en: "queued" },
      sending: { "zh-CN": "发送中", "zh-TW": "傳送中", en: "sending" },
      sent: { "zh-CN": "已发送", "zh-TW": "已送出", en: "sent" },
      failed: { "zh-CN": "没有发出", "zh-TW": "沒有送出", en: "not sent" },
      unconfirmed: { "zh-CN": "未确认", "zh-TW": "未確認", en: "unconfirmed" },
    },
    end: {
      open: { "zh-CN": "有效，{{time}} 截止", "zh-TW": "有效，{{time}} 截止", en: "open until {{time}}" },
      renewed: {
        "zh-CN": "{{time}} 用户又来，重新计",
        "zh-TW": "{{time}} 使用者又來，重新計",
        en: "renewed at {{time}}",
      },
      used: { "zh-CN": "{{time}} 用完", "zh-TW": "{{time}} 用完", en: "used up at {{time}}" },
      expired: { "zh-CN": "{{time}} 到期", "zh-TW": "{{time}} 到期", en: "ran out at {{time}}" },
      said_used: {
        "zh-CN": "{{time}} 微信说已用完",
        "zh-TW": "{{time}} 微信說已用完",
        en: "used up, WeChat said at {{time}}",
      },
      said_closed: {
        "zh-CN": "{{time}} 微信说已关闭",
        "zh-TW": "{{time}} 微信說已關閉",
        en: "closed, WeChat said at {{time}}",
      },
    },
  },
} as const satisfies Messages;
