import type { Messages } from "../message.ts";

export default {
  means: {
    "zh-CN":
      "消息、会话、用户的新事件，按发生的顺序推送到你自己的服务器，例如 CRM、订单系统、统计。每个请求都有签名，没有收下就再试。",
    "zh-TW":
      "訊息、會話、使用者的新事件，依發生的順序推送到你自己的伺服器，例如 CRM、訂單系統、統計。每個請求都有簽章，沒有收下就再試。",
    en: "What happens to messages, sessions and customers goes to your own server, signed and in order: a CRM, an order system, statistics. What is not taken is sent again.",
  },
  doc: {
    "zh-CN": "会收到什么、怎么验签，见接口文档",
    "zh-TW": "會收到什麼、怎麼驗證簽章，見 API 文件",
    en: "What comes, and how to verify it: the API's page",
  },
  list: { "zh-CN": "已有的 Webhook", "zh-TW": "已有的 Webhook", en: "Webhooks" },
  none: { "zh-CN": "还没有 Webhook", "zh-TW": "還沒有 Webhook", en: "No webhooks yet" },
  none_text: {
    "zh-CN": "新建一个，填上你服务器的地址，选要听的事件。从新建时起发生的事件会推送过去。",
    "zh-TW": "新增一個，填上你伺服器的位址，選要聽的事件。從新增時起發生的事件會推送過去。",
    en: "Make one with your server's address and what it is to hear of. It hears what happens from then on.",
  },
  add: { "zh-CN": "新建 Webhook", "zh-TW": "新增 Webhook", en: "New webhook" },
  full: {
    "zh-CN": "已满 {{limit}} 个，先移除不用的",
    "zh-TW": "已滿 {{limit}} 個，先移除不用的",
    en: "There are {{limit}} already: remove some first",
  },
  failed: { "zh-CN": "Webhook 没有读到", "zh-TW": "Webhook 沒有讀到", en: "The webhooks could not be read" },
  silent: {
    "zh-CN": "<b>这台服务器不推送事件。</b>它启动时设了 WEBHOOKS=off。",
    "zh-TW": "<b>這台伺服器不推送事件。</b>它啟動時設了 WEBHOOKS=off。",
    en: "<b>This server sends nothing.</b> It was started with WEBHOOKS=off.",
  },
  topic: {
    messages: { "zh-CN": "消息", "zh-TW": "訊息", en: "Messages" },
    sessions: { "zh-CN": "会话", "zh-TW": "會話", en: "Sessions" },
    customers: { "zh-CN": "用户", "zh-TW": "使用者", en: "Customers" },
  },
  topic_means: {
    messages: {
      "zh-CN": "用户发来的、客服回复的，以及下发结果",
      "zh-TW": "使用者傳來的、客服回覆的，以及傳送結果",
      en: "What customers write, what agents reply, and whether it was delivered",
    },
    sessions: {
      "zh-CN": "排队、接入、转接、结束，以及内部备注",
      "zh-TW": "排隊、接入、轉接、結束，以及內部備註",
      en: "Waiting, pick-up, transfer, end, and internal notes",
    },
    customers: {
      "zh-CN": "备注名、标签、商城资料、黑名单、删除数据",
      "zh-TW": "備註名、標籤、商城資料、黑名單、刪除資料",
      en: "Remark, tags, what the shop knows, blocking, erasure",
    },
  },
  state: {
    untried: { "zh-CN": "还没有推送过", "zh-TW": "還沒有推送過", en: "Nothing sent yet" },
    works: { "zh-CN": "正常", "zh-TW": "正常", en: "Works" },
    off: { "zh-CN": "已关闭", "zh-TW": "已關閉", en: "Off" },
    off_since: {
      "zh-CN": "关闭期间的事件不保留，也不补发",
      "zh-TW": "關閉期間的事件不保留，也不補送",
      en: "what happens meanwhile is not kept, and not sent later",
    },
    given_up: { "zh-CN": "已自动关闭", "zh-TW": "已自動關閉", en: "Switched off by itself" },
    waiting: {
      "zh-CN": "{{count}} 件待推送",
      "zh-TW": "{{count}} 件待推送",
      en: { one: "{{count}} event waits", other: "{{count}} events wait" },
    },
    waiting_more: {
      "zh-CN": "{{limit}} 件以上待推送",
      "zh-TW": "{{limit}} 件以上待推送",
      en: "{{limit}} events or more wait",
    },
    taken: { "zh-CN": "最近送达 {{time}}", "zh-TW": "最近送達 {{time}}", en: "last taken {{time}}" },
    never: { "zh-CN": "还没有送达过", "zh-TW": "還沒有送達過", en: "nothing taken yet" },
    fails: {
      "zh-CN": "{{time}} 起没有送达，试了 {{count}} 次",
      "zh-TW": "{{time}} 起沒有送達，試了 {{count}} 次",
      en: {
        one: "Nothing taken since {{time}}, tried once",
        other: "Nothing taken since {{time}}, tried {{count}} times",
      },
    },
    why: { "zh-CN": "：{{why}}", "zh-TW": "：{{why}}", en: ": {{why}}" },
    next: { "zh-CN": "，{{left}}后再试", "zh-TW": "，{{left}}後再試", en: "; next try in {{left}}" },
    now: { "zh-CN": "，正在再试", "zh-TW": "，正在再試", en: "; trying again" },
    missing: {
      "zh-CN": "缺少 seq {{from}} 至 {{to}} 的事件：发生时它关闭着，或者还没推送就按数据保留的设置删除了。",
      "zh-TW": "缺少 seq {{from}} 至 {{to}} 的事件：發生時它關閉著，或者還沒推送就依資料保留的設定刪除了。",
      en: "Events from seq {{from}} to {{to}} are missing: it was off when they happened, or they were deleted, as the settings say, before they could be sent.",
    },
    missing_unknown: {
      "zh-CN": "seq {{after}} 之后有事件没有推送，因为数据库恢复过；有多少不知道。",
      "zh-TW": "seq {{after}} 之後有事件沒有推送，因為資料庫還原過；有多少不知道。",
      en: "Events after seq {{after}} are missing, for the database was restored; nobody knows how many.",
    },
  },
  why: {
    status: {
      "zh-CN": "你的服务器回答 {{status}}",
      "zh-TW": "你的伺服器回答 {{status}}",
      en: "your server answered {{status}}",
    },
    unreachable: {
      "zh-CN": "连不上你的服务器",
      "zh-TW": "連不上你的伺服器",
      en: "your server cannot be reached",
    },
    certificate: {
      expired: {
        "zh-CN": "你的服务器证书已过期，或还没生效",
        "zh-TW": "你的伺服器憑證已過期，或還沒生效",
        en: "your server's certificate has expired, or is not valid yet",
      },
      other_name: {
        "zh-CN": "你的服务器证书不是这个域名的",
        "zh-TW": "你的伺服器憑證不是這個網域的",
        en: "your server's certificate is for another name",
      },
      untrusted: {
        "zh-CN": "你的服务器证书不受信任：是自签的，或缺中间证书",
        "zh-TW": "你的伺服器憑證不受信任：是自簽的，或缺中繼憑證",
        en: "your server's certificate is not trusted: self-signed, or without the ones it rests on",
      },
    },
    too_slow: { "zh-CN": "10 秒内没有回答", "zh-TW": "10 秒內沒有回答", en: "no answer within 10 seconds" },
    refused: {
      "zh-CN": "地址不在公网上，或不是 https",
      "zh-TW": "位址不在網際網路上，或不是 https",
      en: "the address is not public, or not by https",
    },
    secret_unreadable: {
      "zh-CN": "它的密钥读不出来了，要更换密钥",
      "zh-TW": "它的金鑰讀不出來了，要更換金鑰",
      en: "its secret cannot be read any more; renew it",
    },
  },
  on_label: { "zh-CN": "推送到「{{name}}」", "zh-TW": "推送到「{{name}}」", en: "Send to “{{name}}”" },
  edit: { "zh-CN": "修改", "zh-TW": "修改", en: "Edit" },
  renew: { "zh-CN": "更换密钥", "zh-TW": "更換金鑰", en: "Renew the secret" },
  remove: { "zh-CN": "移除", "zh-TW": "移除", en: "Remove" },
  more_of: { "zh-CN": "{{name}}：更多操作", "zh-TW": "{{name}}：更多操作", en: "{{name}}: more" },
  test: {
    do: { "zh-CN": "发送测试", "zh-TW": "傳送測試", en: "Send a test" },
    label: {
      "zh-CN": "向「{{name}}」发送测试",
      "zh-TW": "向「{{name}}」傳送測試",
      en: "Send a test to “{{name}}”",
    },
    doing: { "zh-CN": "正在发送测试", "zh-TW": "正在傳送測試", en: "Sending the test" },
    silent: {
      "zh-CN": "这台服务器不推送事件，也不发送测试",
      "zh-TW": "這台伺服器不推送事件，也不傳送測試",
      en: "This server sends nothing, not even a test",
    },
    taken: { "zh-CN": "测试事件已送达", "zh-TW": "測試事件已送達", en: "The test was taken" },
    taken_with: {
      "zh-CN": "测试事件已送达，回答 {{status}}",
      "zh-TW": "測試事件已送達，回答 {{status}}",
      en: "The test was taken, with {{status}}",
    },
    failed: {
      "zh-CN": "测试事件没有送达：{{why}}",
      "zh-TW": "測試事件沒有送達：{{why}}",
      en: "The test was not taken: {{why}}",
    },
    took: { "zh-CN": "用时 {{ms}} 毫秒", "zh-TW": "用時 {{ms}} 毫秒", en: "{{ms}} ms" },
    answer: { "zh-CN": "回答", "zh-TW": "回答", en: "Answer" },
    no_answer: { "zh-CN": "回答是空的", "zh-TW": "回答是空的", en: "the answer is empty" },
  },
  off: {
    question: { "zh-CN": "关闭「{{name}}」？", "zh-TW": "關閉「{{name}}」？", en: "Switch “{{name}}” off?" },
    confirm: { "zh-CN": "关闭", "zh-TW": "關閉", en: "Switch off" },
    effect: {
      "zh-CN": "关闭期间的事件不保留，也不补发；重新打开后，只推送从那时起发生的事件。",
      "zh-TW": "關閉期間的事件不保留，也不補送；重新打開後，只推送從那時起發生的事件。",
      en: "What happens meanwhile is not kept, and not sent later. Switched on again, it hears what happens from then on.",
    },
    waiting: {
      "zh-CN": "还在等的 {{count}} 件也不再推送。",
      "zh-TW": "還在等的 {{count}} 件也不再推送。",
      en: {
        one: "The event that waits is not sent either.",
        other: "The {{count}} events that wait are not sent either.",
      },
    },
    waiting_more: {
      "zh-CN": "还在等的 {{limit}} 件以上也不再推送。",
      "zh-TW": "還在等的 {{limit}} 件以上也不再推送。",
      en: "The {{limit}} events or more that wait are not sent either.",
    },
  },
  renewal: {
    question: {
      "zh-CN": "更换「{{name}}」的密钥？",
      "zh-TW": "更換「{{name}}」的金鑰？",
      en: "Renew the secret of “{{name}}”?",
    },
    effect: {
      "zh-CN":
        "新密钥只显示一次。旧密钥还能用一天：这期间每个请求带新旧两个签名，来得及在你的服务器上换成新的。",
      "zh-TW":
        "新金鑰只顯示一次。舊金鑰還能用一天：這期間每個請求帶新舊兩個簽章，來得及在你的伺服器上換成新的。",
      en: "The new one is shown once. The old one is good for one more day, in which every request is signed by both: time to change it on your server.",
    },
  },
  removal: {
    question: { "zh-CN": "移除「{{name}}」？", "zh-TW": "移除「{{name}}」？", en: "Remove “{{name}}”?" },
    effect: {
      "zh-CN": "立刻停止推送，还在等的事件不再送出，密钥随之作废。移除后不能恢复。",
      "zh-TW": "立刻停止推送，還在等的事件不再送出，金鑰隨之作廢。移除後不能恢復。",
      en: "At once: events that wait are not sent, and its secret is gone. A removed webhook does not come back.",
    },
  },
  form: {
    add: { "zh-CN": "新建 Webhook", "zh-TW": "新增 Webhook", en: "New webhook" },
    edit: { "zh-CN": "修改 Webhook", "zh-TW": "修改 Webhook", en: "Edit the webhook" },
    name: { "zh-CN": "名称", "zh-TW": "名稱", en: "Name" },
    name_hint: {
      "zh-CN": "给同事看的，例如「订单系统」。",
      "zh-TW": "給同事看的，例如「訂單系統」。",
      en: "For colleagues to read, “Order system” say.",
    },
    url: { "zh-CN": "接收地址", "zh-TW": "接收位址", en: "Address" },
    url_hint: {
      "zh-CN": "https 开头，从公网能访问。",
      "zh-TW": "https 開頭，從網際網路能連到。",
      en: "By https, and to be reached from the internet.",
    },
    topics: { "zh-CN": "推送哪些事件", "zh-TW": "推送哪些事件", en: "What it hears of" },
    make: { "zh-CN": "新建", "zh-TW": "新增", en: "Make it" },
    save: { "zh-CN": "保存", "zh-TW": "儲存", en: "Save" },
    sending: { "zh-CN": "正在保存", "zh-TW": "正在儲存", en: "Saving" },
    unnamed: { "zh-CN": "先填名称", "zh-TW": "先填名稱", en: "Name it first" },
    no_url: { "zh-CN": "先填接收地址", "zh-TW": "先填接收位址", en: "Fill in the address first" },
    no_topic: { "zh-CN": "至少选一类事件", "zh-TW": "至少選一類事件", en: "Choose at least one" },
    saved: { "zh-CN": "已保存", "zh-TW": "已儲存", en: "Saved" },
    url_wrong: {
      not_https: {
        "zh-CN": "要以 https:// 开头。只有服务器的 WEBHOOK_HOSTS 里写着的地址可以用 http。",
        "zh-TW": "要以 https:// 開頭。只有伺服器的 WEBHOOK_HOSTS 裡寫著的位址可以用 http。",
        en: "It has to begin with https://. Only what the server's WEBHOOK_HOSTS names works by http.",
      },
      not_public: {
        "zh-CN": "这个地址不在公网上。要推送到内网，先在服务器的 WEBHOOK_HOSTS 里写上它的主机和端口。",
        "zh-TW":
          "這個位址不在網際網路上。要推送到內部網路，先在伺服器的 WEBHOOK_HOSTS 裡寫上它的主機和連接埠。",
        en: "This address is not public. For one of your own network, put its host and port into the server's WEBHOOK_HOSTS first.",
      },
      unreadable: {
        "zh-CN": "这不是能用的网址：检查有没有漏字，也不要带用户名和密码。",
        "zh-TW": "這不是能用的網址：檢查有沒有漏字，也不要帶使用者名稱和密碼。",
        en: "This is no address that works. Look for a letter too few, and leave out user name and password.",
      },
    },
  },
  secret: {
    title: { "zh-CN": "「{{name}}」的密钥", "zh-TW": "「{{name}}」的金鑰", en: "The secret of “{{name}}”" },
    once: {
      "zh-CN": "只显示这一次。关掉以后谁也看不到它，只能更换。",
      "zh-TW": "只顯示這一次。關掉以後誰也看不到它，只能更換。",
      en: "Shown this once. Afterwards nobody can see it; it can only be renewed.",
    },
    old: {
      "zh-CN": "旧密钥还能用一天。",
      "zh-TW": "舊金鑰還能用一天。",
      en: "The old one is good for one more day.",
    },
    copy: { "zh-CN": "复制密钥", "zh-TW": "複製金鑰", en: "Copy the secret" },
    copied: { "zh-CN": "已复制密钥", "zh-TW": "已複製金鑰", en: "Secret copied" },
    verify: {
      "zh-CN": "验签（Node.js，其他语言也有现成的库）",
      "zh-TW": "驗證簽章（Node.js，其他語言也有現成的函式庫）",
      en: "To verify it (Node.js; there are libraries for other languages)",
    },
    copy_verify: { "zh-CN": "复制代码", "zh-TW": "複製程式碼", en: "Copy the code" },
    copied_verify: { "zh-CN": "已复制代码", "zh-TW": "已複製程式碼", en: "Code copied" },
    close: { "zh-CN": "我已经存好", "zh-TW": "我已經存好", en: "I have kept it" },
  },
} as const satisfies Messages;
