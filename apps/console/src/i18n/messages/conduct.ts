import type { Messages } from "../message.ts";

export default {
  means: {
    "zh-CN":
      "客服、快捷回复、关键词回复、自动消息和接口发给用户的文字，发送前都按这些规则检查。「提醒」的规则：第一次不发送，再次发送即可发出，并写入操作记录。「禁止」的规则：不能发送。",
    "zh-TW":
      "客服、快捷回覆、關鍵字回覆、自動訊息和介面傳給使用者的文字，傳送前都依這些規則檢查。「提醒」的規則：第一次不傳送，再次傳送即可送出，並寫入操作記錄。「禁止」的規則：不能傳送。",
    en: "Every text for a customer is checked by these rules before it is sent: replies, quick replies, keyword replies, automatic messages and texts sent through the API. A rule that warns holds the text back once: sending it again lets it out, and the audit log records that. A rule that blocks does not let the text out.",
  },
  why: {
    "zh-CN":
      "微信客服规范禁止：诱导用户操作以打开回复窗口，发送无关消息骚扰用户，夸大或违法的营销，虚假、色情、暴力的内容。",
    "zh-TW":
      "微信客服規範禁止：誘導使用者操作以開啟回覆視窗，傳送無關訊息騷擾使用者，誇大或違法的行銷，虛假、色情、暴力的內容。",
    en: "WeChat's conduct guide forbids luring customers into actions that open the reply window, harassing them with unrelated messages, exaggerated or unlawful marketing, and false, obscene or violent content.",
  },
  repetition: {
    label: { "zh-CN": "重复内容提醒", "zh-TW": "重複內容提醒", en: "Repeated text" },
    effect: {
      "zh-CN":
        "同一位客服在这段时间里，向超过这么多位用户发送相同的内容时提醒。只计没有等待回复的用户：回答用户的提问，次数不限。",
      "zh-TW":
        "同一位客服在這段時間裡，向超過這麼多位使用者傳送相同的內容時提醒。只計沒有等待回覆的使用者：回答使用者的提問，次數不限。",
      en: "Warns an agent who sends the same text to more customers than this within this time. Only customers who are not waiting for an answer count: a question may be answered any number of times.",
    },
    customers: { "zh-CN": "用户数", "zh-TW": "使用者數", en: "Customers" },
    customers_unit: { "zh-CN": "位用户", "zh-TW": "位使用者", en: "customers" },
    minutes: { "zh-CN": "时间", "zh-TW": "時間", en: "Time" },
    within: { "zh-CN": "在", "zh-TW": "在", en: "in" },
    minutes_unit: { "zh-CN": "分钟内", "zh-TW": "分鐘內", en: "minutes" },
    more_than: { "zh-CN": "超过", "zh-TW": "超過", en: "More than" },
    range: {
      "zh-CN": "{{customers}} 位用户，{{minutes}} 分钟",
      "zh-TW": "{{customers}} 位使用者，{{minutes}} 分鐘",
      en: "{{customers}} customers and {{minutes}} minutes",
    },
  },
  list: { "zh-CN": "会话规范", "zh-TW": "會話規範", en: "Conduct rules" },
  none: { "zh-CN": "暂无规则", "zh-TW": "暫無規則", en: "No rules yet" },
  none_text: {
    "zh-CN": "例如：提醒客服不要发送私人微信号，禁止诱导用户回复以打开窗口。",
    "zh-TW": "例如：提醒客服不要傳送私人微信號，禁止誘導使用者回覆以開啟視窗。",
    en: "For example: warn before a private WeChat ID is sent, or block texts that lure customers into replying.",
  },
  not_read: {
    "zh-CN": "会话规范加载失败",
    "zh-TW": "會話規範載入失敗",
    en: "Couldn’t load conduct rules",
  },
  add: { "zh-CN": "新增规则", "zh-TW": "新增規則", en: "Add rule" },
  full: {
    "zh-CN": "最多 {{limit}} 条规则，请先删除一条",
    "zh-TW": "最多 {{limit}} 條規則，請先刪除一條",
    en: "Limit of {{limit}} rules reached. Delete one first.",
  },
  count: {
    "zh-CN": "{{count}} / {{limit}} 条规则",
    "zh-TW": "{{count}} / {{limit}} 條規則",
    en: "{{count}} of {{limit}} rules",
  },
  off: { "zh-CN": "已停用", "zh-TW": "已停用", en: "Off" },
  on: { "zh-CN": "启用「{{name}}」", "zh-TW": "啟用「{{name}}」", en: "Turn on “{{name}}”" },
  remove: { "zh-CN": "删除「{{name}}」", "zh-TW": "刪除「{{name}}」", en: "Delete “{{name}}”" },
  removal: {
    question: { "zh-CN": "删除「{{name}}」？", "zh-TW": "刪除「{{name}}」？", en: "Delete “{{name}}”?" },
    effect: {
      "zh-CN": "发送的内容不再按它检查，报表和操作记录里的次数保留。暂时不用时，停用即可。",
      "zh-TW": "傳送的內容不再依它檢查，報表和操作記錄裡的次數保留。暫時不用時，停用即可。",
      en: "Texts are no longer checked by this rule. Its counts stay in reports and in the audit log. To pause the rule, turn it off instead.",
    },
    confirm: { "zh-CN": "删除", "zh-TW": "刪除", en: "Delete" },
  },
  action: {
    warn: { "zh-CN": "提醒", "zh-TW": "提醒", en: "Warns" },
    block: { "zh-CN": "禁止", "zh-TW": "禁止", en: "Blocks" },
  },
  action_label: { "zh-CN": "命中时", "zh-TW": "命中時", en: "On a match" },
  action_effect: {
    warn: {
      "zh-CN": "第一次不发送，只提醒；再次发送即可发出，并写入操作记录。",
      "zh-TW": "第一次不傳送，只提醒；再次傳送即可送出，並寫入操作記錄。",
      en: "The text is held back once. Sending it again lets it out, and the audit log records that.",
    },
    block: {
      "zh-CN": "不能发送，草稿保留。会被它禁止的自动消息也不能保存。",
      "zh-TW": "不能傳送，草稿保留。會被它禁止的自動訊息也不能儲存。",
      en: "The text cannot be sent, and the draft stays. An automatic message that the rule blocks cannot be saved.",
    },
  },
  kind_label: { "zh-CN": "检查内容", "zh-TW": "檢查內容", en: "Looks for" },
  kind: {
    words: { "zh-CN": "词语", "zh-TW": "詞語", en: "Words" },
    phone_numbers: { "zh-CN": "电话号码", "zh-TW": "電話號碼", en: "Phone numbers" },
    email_addresses: { "zh-CN": "邮箱地址", "zh-TW": "信箱地址", en: "Email addresses" },
    links: { "zh-CN": "链接", "zh-TW": "連結", en: "Links" },
    wechat_ids: { "zh-CN": "微信号", "zh-TW": "微信號", en: "WeChat IDs" },
    lures: { "zh-CN": "诱导话术", "zh-TW": "誘導話術", en: "Lures" },
  },
  covers: {
    words: {
      "zh-CN": "不区分大小写、全角半角，词中间的空格也不影响。",
      "zh-TW": "不區分大小寫、全形半形，詞中間的空格也不影響。",
      en: "Ignores case, full and half width, and spaces between characters.",
    },
    phone_numbers: {
      "zh-CN": "手机号、带区号的固定电话、400 和 800 号码。",
      "zh-TW": "手機號碼、帶區號的市話、400 和 800 號碼。",
      en: "Mobile numbers, landlines with an area code, 400 and 800 numbers.",
    },
    email_addresses: { "zh-CN": "所有邮箱地址。", "zh-TW": "所有信箱地址。", en: "Every email address." },
    links: {
      "zh-CN": "网址和域名，允许的域名除外。",
      "zh-TW": "網址和網域，允許的網域除外。",
      en: "Addresses and host names, except allowed hosts.",
    },
    wechat_ids: {
      "zh-CN": "「微信」「vx」等字样之后的微信号或手机号。",
      "zh-TW": "「微信」「vx」等字樣之後的微信號或手機號碼。",
      en: "An ID or a mobile number after a word such as “微信”, “vx” or “WeChat ID”.",
    },
    lures: {
      "zh-CN": "内置的诱导用户操作、夸大宣传的话术。",
      "zh-TW": "內建的誘導使用者操作、誇大宣傳的話術。",
      en: "Built-in phrases that lure customers into an action or exaggerate.",
    },
  },
  summary: {
    any_link: { "zh-CN": "所有链接", "zh-TW": "所有連結", en: "Every link" },
    except: { "zh-CN": "允许", "zh-TW": "允許", en: "Except" },
    more: { "zh-CN": "另有 {{count}} 个", "zh-TW": "另有 {{count}} 個", en: "and {{count}} more" },
  },
  name: { "zh-CN": "规则名称", "zh-TW": "規則名稱", en: "Name" },
  name_hint: {
    "zh-CN": "命中时客服看到这个名称，用户看不到。",
    "zh-TW": "命中時客服看到這個名稱，使用者看不到。",
    en: "Agents see it when a text matches. Customers do not.",
  },
  words: { "zh-CN": "词语", "zh-TW": "詞語", en: "Words" },
  words_hint: {
    "zh-CN": "每行一个，{{count}} / {{limit}} 个",
    "zh-TW": "每行一個，{{count}} / {{limit}} 個",
    en: "One per line, {{count}} of {{limit}}",
  },
  words_example: {
    "zh-CN": "例如\n最低价\n假一赔十",
    "zh-TW": "例如\n最低價\n假一賠十",
    en: "For example\nlowest price\nguaranteed",
  },
  allowed: { "zh-CN": "允许的域名", "zh-TW": "允許的網域", en: "Allowed hosts" },
  allowed_hint: {
    "zh-CN": "每行一个，包括它的子域名，{{count}} / {{limit}} 个。留空表示不允许任何链接。",
    "zh-TW": "每行一個，包括它的子網域，{{count}} / {{limit}} 個。留空表示不允許任何連結。",
    en: "One per line, with their subdomains, {{count}} of {{limit}}. Leave it empty to allow no link.",
  },
  allowed_example: {
    "zh-CN": "例如 example.com",
    "zh-TW": "例如 example.com",
    en: "For example example.com",
  },
  lures: { "zh-CN": "诱导话术", "zh-TW": "誘導話術", en: "Lures" },
  lure: {
    reply_to_keep_open: {
      "zh-CN": "请用户回复任意内容，以保持回复窗口",
      "zh-TW": "請使用者回覆任意內容，以保持回覆視窗",
      en: "Reply with anything to keep the window open",
    },
    reply_for_reward: {
      "zh-CN": "回复数字或文字领取优惠",
      "zh-TW": "回覆數字或文字領取優惠",
      en: "Reply with a number or a word to get a reward",
    },
    click_to_keep_open: {
      "zh-CN": "请用户再次点击客服按钮，以打开回复窗口",
      "zh-TW": "請使用者再按一次客服按鈕，以開啟回覆視窗",
      en: "Tap the customer service button again to reopen the window",
    },
    share_for_reward: {
      "zh-CN": "转发或邀请好友领取优惠",
      "zh-TW": "轉發或邀請好友領取優惠",
      en: "Forward or invite friends to get a reward",
    },
    follow_for_reward: {
      "zh-CN": "关注或添加账号领取优惠",
      "zh-TW": "關注或加入帳號領取優惠",
      en: "Follow or add an account to get a reward",
    },
    review_for_reward: {
      "zh-CN": "好评返现、晒图有礼",
      "zh-TW": "好評返現、曬圖有禮",
      en: "Leave a good review to get a reward",
    },
    exaggerated_claims: {
      "zh-CN": "夸大的宣传，例如「全网最低」",
      "zh-TW": "誇大的宣傳，例如「全網最低」",
      en: "Exaggerated claims, such as “lowest price ever”",
    },
  },
  save: { "zh-CN": "保存", "zh-TW": "儲存", en: "Save" },
  form: {
    kept: {
      "zh-CN": "这是上次未保存的内容。",
      "zh-TW": "這是上次未儲存的內容。",
      en: "These are unsaved changes from before.",
    },
    gone: {
      "zh-CN": "此规则已被删除。可将以上内容另存为新规则。",
      "zh-TW": "此規則已被刪除。可將以上內容另存為新規則。",
      en: "This rule was just deleted. You can save the fields above as a new rule.",
    },
    anew: { "zh-CN": "另存为新规则", "zh-TW": "另存為新規則", en: "Save as new rule" },
    overtaken: {
      "zh-CN": "其他管理员刚修改了相同内容，保存将覆盖对方的修改。",
      "zh-TW": "其他管理員剛修改了相同內容，儲存將覆蓋對方的修改。",
      en: "Another admin just changed this. Saving overwrites their changes.",
    },
  },
  problem: {
    name_blank: { "zh-CN": "请填写规则名称", "zh-TW": "請填寫規則名稱", en: "Fill in a name" },
    name_long: {
      "zh-CN": "规则名称最多 {{limit}} 个字",
      "zh-TW": "規則名稱最多 {{limit}} 個字",
      en: "A name has at most {{limit}} characters",
    },
    words_none: { "zh-CN": "至少填写一个词语", "zh-TW": "至少填寫一個詞語", en: "Add at least one word" },
    words_many: {
      "zh-CN": "最多 {{limit}} 个词语",
      "zh-TW": "最多 {{limit}} 個詞語",
      en: "At most {{limit}} words",
    },
    word_long: {
      "zh-CN": "一个词语最多 {{limit}} 个字",
      "zh-TW": "一個詞語最多 {{limit}} 個字",
      en: "A word has at most {{limit}} characters",
    },
    hosts_many: {
      "zh-CN": "最多 {{limit}} 个域名",
      "zh-TW": "最多 {{limit}} 個網域",
      en: "At most {{limit}} hosts",
    },
    host_wrong: {
      "zh-CN": "「{{host}}」不是域名，请填写 example.com 这样的域名",
      "zh-TW": "「{{host}}」不是網域，請填寫 example.com 這樣的網域",
      en: "“{{host}}” is not a host name. Use one such as example.com",
    },
    lures_none: { "zh-CN": "至少选择一种话术", "zh-TW": "至少選擇一種話術", en: "Choose at least one lure" },
  },
  try: {
    label: { "zh-CN": "测试", "zh-TW": "測試", en: "Test" },
    hint: {
      "zh-CN": "输入要发送的内容，看会命中哪些规则。",
      "zh-TW": "輸入要傳送的內容，看會命中哪些規則。",
      en: "Type a text to see which rules it matches.",
    },
    example: {
      "zh-CN": "例如 加我微信 xiaomei_2026，给您最低价",
      "zh-TW": "例如 加我微信 xiaomei_2026，給您最低價",
      en: "For example: add me on WeChat ID amy_2026 for the lowest price",
    },
    none: {
      "zh-CN": "没有命中规则，可以直接发送。",
      "zh-TW": "沒有命中規則，可以直接傳送。",
      en: "No rule matches. The text can be sent.",
    },
  },
  examples: {
    title: { "zh-CN": "示例", "zh-TW": "示例", en: "Examples" },
    means: {
      "zh-CN": "按现在启用的规则检查的结果。",
      "zh-TW": "依現在啟用的規則檢查的結果。",
      en: "Checked by the rules that are on now.",
    },
    means_none: {
      "zh-CN": "没有规则时，显示每类新规则检查的结果。",
      "zh-TW": "沒有規則時，顯示每類新規則檢查的結果。",
      en: "Without rules: what a new rule of each kind finds.",
    },
    of_rule: {
      "zh-CN": "按这条规则检查的结果。",
      "zh-TW": "依這條規則檢查的結果。",
      en: "Checked by this rule.",
    },
    pass: { "zh-CN": "不命中", "zh-TW": "不命中", en: "No match" },
    words: {
      plain: {
        "zh-CN": "我们承诺{{word}}，请放心",
        "zh-TW": "我們承諾{{word}}，請放心",
        en: "We promise the {{word}}, be assured",
      },
      spaced: {
        "zh-CN": "我们承诺 {{word}}，请放心",
        "zh-TW": "我們承諾 {{word}}，請放心",
        en: "We promise the {{word}}, be assured",
      },
      pass: {
        "zh-CN": "商品已经发出，请留意物流",
        "zh-TW": "商品已經寄出，請留意物流",
        en: "Your order is on its way",
      },
      word: { "zh-CN": "最低价", "zh-TW": "最低價", en: "lowest price" },
    },
    phone_numbers: {
      plain: {
        "zh-CN": "请打 138 0013 8000 联系我",
        "zh-TW": "請打 138 0013 8000 聯絡我",
        en: "Call me at 138 0013 8000",
      },
      wide: {
        "zh-CN": "电话 ０１０－６２３４５６７８",
        "zh-TW": "電話 ０１０－６２３４５６７８",
        en: "Phone ０１０－６２３４５６７８",
      },
      pass: {
        "zh-CN": "订单 202612280013800012 已发货",
        "zh-TW": "訂單 202612280013800012 已出貨",
        en: "Order 202612280013800012 has shipped",
      },
    },
    email_addresses: {
      plain: {
        "zh-CN": "请把照片发到 service@example.com",
        "zh-TW": "請把照片寄到 service@example.com",
        en: "Send the photo to service@example.com",
      },
      wide: {
        "zh-CN": "邮箱 ｓｅｒｖｉｃｅ＠ｅｘａｍｐｌｅ．ｃｏｍ",
        "zh-TW": "信箱 ｓｅｒｖｉｃｅ＠ｅｘａｍｐｌｅ．ｃｏｍ",
        en: "Mail ｓｅｒｖｉｃｅ＠ｅｘａｍｐｌｅ．ｃｏｍ",
      },
      pass: { "zh-CN": "实付 19.90 元", "zh-TW": "實付 19.90 元", en: "You paid 19.90" },
    },
    links: {
      plain: {
        "zh-CN": "详情见 https://shop.example.net/sale",
        "zh-TW": "詳情見 https://shop.example.net/sale",
        en: "Details at https://shop.example.net/sale",
      },
      bare: {
        "zh-CN": "浏览器打开 example.net 领券",
        "zh-TW": "瀏覽器開啟 example.net 領券",
        en: "Open example.net for a coupon",
      },
      allowed: {
        "zh-CN": "帮助页面 https://help.{{host}}/1",
        "zh-TW": "說明頁面 https://help.{{host}}/1",
        en: "Help at https://help.{{host}}/1",
      },
      pass: {
        "zh-CN": "请在「我的订单」里查看",
        "zh-TW": "請在「我的訂單」裡查看",
        en: "Please look under My orders",
      },
    },
    wechat_ids: {
      plain: {
        "zh-CN": "加我微信 xiaomei_2026",
        "zh-TW": "加我微信 xiaomei_2026",
        en: "My WeChat ID: amy_2026",
      },
      phone: { "zh-CN": "vx：13800138000", "zh-TW": "vx：13800138000", en: "vx: 13800138000" },
      pass: { "zh-CN": "支持微信支付", "zh-TW": "支援微信支付", en: "We accept WeChat Pay" },
    },
    lures: {
      reply: {
        "zh-CN": "请回复任意数字，以免会话关闭",
        "zh-TW": "請回覆任意數字，以免會話關閉",
        en: "Reply with any number to keep this chat open",
      },
      reward: { "zh-CN": "回复 1 领取优惠券", "zh-TW": "回覆 1 領取優惠券", en: "Reply 1 to get a coupon" },
      pass: {
        "zh-CN": "有问题请直接留言",
        "zh-TW": "有問題請直接留言",
        en: "Just ask if anything is unclear",
      },
    },
  },
} as const satisfies Messages;
