import type { Messages } from "../message.ts";

export default {
  landmark: { "zh-CN": "用户资料", "zh-TW": "使用者資料", en: "Customer" },
  tabs: {
    profile: { "zh-CN": "资料", "zh-TW": "資料", en: "Profile" },
    history: { "zh-CN": "历史", "zh-TW": "歷史", en: "History" },
    notes: { "zh-CN": "备注", "zh-TW": "備註", en: "Notes" },
  },
  close: { "zh-CN": "收起资料栏", "zh-TW": "收起資料欄", en: "Hide panel" },
  back: { "zh-CN": "返回对话", "zh-TW": "返回對話", en: "Back to conversation" },
  not_read: {
    "zh-CN": "加载失败，请重试",
    "zh-TW": "載入失敗，請重試",
    en: "Couldn't load. Try again",
  },
  remark: {
    edit: { "zh-CN": "修改备注名", "zh-TW": "修改備註名", en: "Edit remark" },
    add: { "zh-CN": "添加备注名", "zh-TW": "新增備註名", en: "Add remark" },
    label: { "zh-CN": "备注名", "zh-TW": "備註名", en: "Remark" },
  },
  openid: {
    copy: { "zh-CN": "复制 openid", "zh-TW": "複製 openid", en: "Copy openid" },
    copied: { "zh-CN": "已复制 openid", "zh-TW": "已複製 openid", en: "openid copied" },
  },
  allowance: {
    title: { "zh-CN": "回复额度", "zh-TW": "回覆額度", en: "Reply quota" },
    and: { "zh-CN": "、", "zh-TW": "、", en: ", " },
    left: { "zh-CN": "还剩", "zh-TW": "還剩", en: "Left" },
    until: { "zh-CN": "截止", "zh-TW": "截止", en: "Until" },
    grantedBy: { "zh-CN": "获得", "zh-TW": "獲得", en: "Granted" },
    spentBy: { "zh-CN": "占用", "zh-TW": "佔用", en: "Used by" },
    replies: {
      "zh-CN": "{{count}} 条",
      "zh-TW": "{{count}} 則",
      en: { one: "{{count}} reply", other: "{{count}} replies" },
    },
    never: {
      "zh-CN": "暂无用户消息",
      "zh-TW": "暫無使用者訊息",
      en: "The customer has not written yet",
    },
    closed: { "zh-CN": "{{time}}，已关闭", "zh-TW": "{{time}}，已關閉", en: "{{time}}, closed" },
    byMessage: {
      "zh-CN": "{{time}} 的消息获得 {{granted}} 条",
      "zh-TW": "{{time}} 的訊息獲得 {{granted}} 則",
      en: "{{granted}} by message at {{time}}",
    },
    byEntering: {
      "zh-CN": "{{time}} 进入会话获得 {{granted}} 条",
      "zh-TW": "{{time}} 進入會話獲得 {{granted}} 則",
      en: "{{granted}} by entering at {{time}}",
    },
    keptByEntering: {
      "zh-CN": "{{time}} 进入会话，{{granted}} 条不变",
      "zh-TW": "{{time}} 進入會話，{{granted}} 則不變",
      en: "still {{granted}} after entering at {{time}}",
    },
    nothingSpent: { "zh-CN": "暂未占用", "zh-TW": "暫未佔用", en: "nothing yet" },
    spent: {
      "zh-CN": "{{times}} 的回复，共 {{count}} 条",
      "zh-TW": "{{times}} 的回覆，共 {{count}} 則",
      en: { one: "the reply of {{times}}", other: "the {{count}} replies of {{times}}" },
    },
    unsent: {
      "zh-CN": "{{count}} 条待发送",
      "zh-TW": "{{count}} 則待傳送",
      en: { one: "a queued reply", other: "{{count}} queued replies" },
    },
    spent_unsent: {
      "zh-CN": "共 {{count}} 条，{{unsent}} 条待发送",
      "zh-TW": "共 {{count}} 則，{{unsent}} 則待傳送",
      en: {
        one: "{{count}} reply, {{unsent}} queued",
        other: "{{count}} replies, {{unsent}} queued",
      },
    },
    failed: {
      "zh-CN": "{{time}} 发送失败，按占用 1 条计",
      "zh-TW": "{{time}} 傳送失敗，以佔用 1 則計",
      en: "the reply of {{time}} failed and counts as 1",
    },
    doubtful: {
      "zh-CN": "{{time}} 的回复未确认，按占用 1 条计",
      "zh-TW": "{{time}} 的回覆未確認，以佔用 1 則計",
      en: "the reply of {{time}} is unconfirmed and counts as 1",
    },
    allowance_used: {
      "zh-CN": "{{time}} 微信提示额度已用完",
      "zh-TW": "{{time}} 微信提示額度已用完",
      en: "WeChat reported at {{time}} that none is left",
    },
    window_closed: {
      "zh-CN": "{{time}} 微信提示回复窗口已关闭",
      "zh-TW": "{{time}} 微信提示回覆視窗已關閉",
      en: "WeChat reported at {{time}} that the window is closed",
    },
  },
  attributes: {
    title: { "zh-CN": "用户资料", "zh-TW": "使用者資料", en: "Customer data" },
    none: {
      "zh-CN": "暂无用户资料",
      "zh-TW": "暫無使用者資料",
      en: "No customer data yet",
    },
    none_agent: {
      "zh-CN": "小程序服务器可以推送昵称、等级、订单等资料，推送后显示在这里。请联系管理员在设置中开通。",
      "zh-TW": "小程式伺服器可以推送暱稱、等級、訂單等資料，推送後顯示在這裡。請聯絡管理員在設定中開通。",
      en: "Your company's server can push the name, level, orders and more to show here. An admin can set it up.",
    },
    none_admin: {
      "zh-CN": "小程序服务器可以推送昵称、等级、订单等资料，推送后显示在这里。",
      "zh-TW": "小程式伺服器可以推送暱稱、等級、訂單等資料，推送後顯示在這裡。",
      en: "Your company's server can push the name, level, orders and more to show here.",
    },
    set_up: { "zh-CN": "设置用户资料接口", "zh-TW": "設定使用者資料 API", en: "Set up customer data" },
    updated: { "zh-CN": "{{time}} 更新", "zh-TW": "{{time}} 更新", en: "Updated {{time}}" },
    take_name: { "zh-CN": "用作备注名", "zh-TW": "用作備註名", en: "Use as remark" },
    more: {
      "zh-CN": "另有 {{count}} 项",
      "zh-TW": "另有 {{count}} 項",
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
    title: { "zh-CN": "会话小结", "zh-TW": "會話小結", en: "Wrap-up" },
    none: { "zh-CN": "未填写", "zh-TW": "未填寫", en: "Not filled in" },
    say: { "zh-CN": "填写", "zh-TW": "填寫", en: "Add" },
    change: { "zh-CN": "修改", "zh-TW": "修改", en: "Change" },
  },
  rating: {
    title: { "zh-CN": "服务评价", "zh-TW": "服務評價", en: "Ratings" },
    asked: {
      "zh-CN": "已邀请用户评价，尚未收到",
      "zh-TW": "已邀請使用者評價，尚未收到",
      en: "Rating requested, no answer yet",
    },
  },
  tags: {
    title: { "zh-CN": "标签", "zh-TW": "標籤", en: "Tags" },
    add: { "zh-CN": "添加", "zh-TW": "新增", en: "Add" },
    remove: { "zh-CN": "移除标签 {{tag}}", "zh-TW": "移除標籤 {{tag}}", en: "Remove tag {{tag}}" },
    label: { "zh-CN": "添加标签", "zh-TW": "新增標籤", en: "Add tag" },
    placeholder: { "zh-CN": "输入或选择标签", "zh-TW": "輸入或選擇標籤", en: "Type or choose a tag" },
    suggestions: { "zh-CN": "可选的标签", "zh-TW": "可選的標籤", en: "Suggested tags" },
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
    none: { "zh-CN": "暂无备注", "zh-TW": "暫無備註", en: "No notes yet" },
    noneText: {
      "zh-CN": "备注仅客服可见，不会发给用户。",
      "zh-TW": "備註僅客服可見，不會傳給使用者。",
      en: "Only colleagues can see notes. They're never sent to the customer.",
    },
  },
  blocked: {
    is: { "zh-CN": "黑名单用户", "zh-TW": "黑名單使用者", en: "On the blacklist" },
    means: {
      "zh-CN": "消息会保存，但不进入待接入。",
      "zh-TW": "訊息會儲存，但不進入待接入。",
      en: "Messages are saved but don't enter the queue.",
    },
    undo: { "zh-CN": "移出黑名单", "zh-TW": "移出黑名單", en: "Remove" },
  },
  source: {
    title: { "zh-CN": "来源", "zh-TW": "來源", en: "Source" },
    entry: { "zh-CN": "入口", "zh-TW": "入口", en: "Entry" },
    unknown: { "zh-CN": "未知", "zh-TW": "未知", en: "Unknown" },
    session: { "zh-CN": "本次会话", "zh-TW": "本次會話", en: "This session" },
    opened: { "zh-CN": "{{time}} 开始", "zh-TW": "{{time}} 開始", en: "since {{time}}" },
  },
  history: {
    title: { "zh-CN": "历史会话", "zh-TW": "歷史會話", en: "Earlier sessions" },
    none: { "zh-CN": "暂无历史会话", "zh-TW": "暫無歷史會話", en: "No earlier sessions" },
    noneText: {
      "zh-CN": "该用户再次来访后，历史会话会显示在这里。",
      "zh-TW": "該使用者再次來訪後，歷史會話會顯示在這裡。",
      en: "When this customer returns, earlier sessions appear here.",
    },
    nobody: { "zh-CN": "无人接待", "zh-TW": "無人接待", en: "not handled" },
    more: { "zh-CN": "加载更多", "zh-TW": "載入更多", en: "Load more" },
    loading: { "zh-CN": "正在加载", "zh-TW": "正在載入", en: "Loading" },
  },
  rounds: {
    title: { "zh-CN": "回复额度记录", "zh-TW": "回覆額度記錄", en: "Reply quota history" },
    none: {
      "zh-CN": "用户未发过消息，也未点过客服按钮",
      "zh-TW": "使用者未傳過訊息，也未點過客服按鈕",
      en: "The customer hasn't written or tapped the service button",
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
      "zh-CN": "获得 {{count}} 条",
      "zh-TW": "獲得 {{count}} 則",
      en: { one: "{{count}} reply", other: "{{count}} replies" },
    },
    automatic: { "zh-CN": "自动回复", "zh-TW": "自動回覆", en: "auto-reply" },
    rating: { "zh-CN": "评价邀请", "zh-TW": "評價邀請", en: "rating request" },
    somebody: { "zh-CN": "以前的客服", "zh-TW": "以前的客服", en: "a former agent" },
    delivery: {
      queued: { "zh-CN": "排队中", "zh-TW": "排隊中", en: "queued" },
      sending: { "zh-CN": "发送中", "zh-TW": "傳送中", en: "sending" },
      sent: { "zh-CN": "已发送", "zh-TW": "已傳送", en: "sent" },
      failed: { "zh-CN": "发送失败", "zh-TW": "傳送失敗", en: "not sent" },
      unconfirmed: { "zh-CN": "未确认", "zh-TW": "未確認", en: "unconfirmed" },
    },
    end: {
      open: { "zh-CN": "有效，{{time}} 截止", "zh-TW": "有效，{{time}} 截止", en: "open until {{time}}" },
      renewed: {
        "zh-CN": "{{time}} 用户再次操作，重新计数",
        "zh-TW": "{{time}} 使用者再次動作，重新計數",
        en: "renewed at {{time}}",
      },
      used: { "zh-CN": "{{time}} 用完", "zh-TW": "{{time}} 用完", en: "used up at {{time}}" },
      expired: { "zh-CN": "{{time}} 到期", "zh-TW": "{{time}} 到期", en: "expired at {{time}}" },
      said_used: {
        "zh-CN": "{{time}} 微信提示已用完",
        "zh-TW": "{{time}} 微信提示已用完",
        en: "used up, reported by WeChat at {{time}}",
      },
      said_closed: {
        "zh-CN": "{{time}} 微信提示已关闭",
        "zh-TW": "{{time}} 微信提示已關閉",
        en: "closed, reported by WeChat at {{time}}",
      },
    },
  },
} as const satisfies Messages;
