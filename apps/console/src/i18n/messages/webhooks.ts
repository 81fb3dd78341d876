import type { Messages } from "../message.ts";

export default {
  means: {
    "zh-CN":
      "消息、会话、用户的新事件按发生顺序推送到你的服务器，例如 CRM、订单系统、统计系统。每个请求都有签名，未送达会重试。",
    "zh-TW":
      "訊息、會話、使用者的新事件依發生順序推送到你的伺服器，例如 CRM、訂單系統、統計系統。每個請求都有簽章，未送達會重試。",
    en: "New events of messages, sessions and customers are sent to your server in order, for example to a CRM, an order system or statistics. Every request is signed, and failed deliveries are retried.",
  },
  doc: {
    "zh-CN": "事件内容和验签方法，见接口文档",
    "zh-TW": "事件內容和驗證簽章的方法，見 API 文件",
    en: "Event contents and how to verify them: API reference",
  },
  list: { "zh-CN": "已有的 Webhook", "zh-TW": "已有的 Webhook", en: "Webhooks" },
  none: { "zh-CN": "暂无 Webhook", "zh-TW": "暫無 Webhook", en: "No webhooks yet" },
  none_text: {
    "zh-CN": "创建一个，填写你的服务器地址并选择事件。只推送创建之后发生的事件。",
    "zh-TW": "建立一個，填寫你的伺服器位址並選擇事件。只推送建立之後發生的事件。",
    en: "Create one with your server's address and choose events. It receives events that happen from then on.",
  },
  add: { "zh-CN": "创建 Webhook", "zh-TW": "建立 Webhook", en: "Create webhook" },
  full: {
    "zh-CN": "已达上限 {{limit}} 个，请先移除不用的",
    "zh-TW": "已達上限 {{limit}} 個，請先移除不用的",
    en: "Limit of {{limit}} webhooks reached. Remove unused ones first",
  },
  failed: { "zh-CN": "Webhook 加载失败", "zh-TW": "Webhook 載入失敗", en: "Couldn't load webhooks" },
  silent: {
    "zh-CN": "<b>此服务器不推送事件。</b>启动时设置了 WEBHOOKS=off。",
    "zh-TW": "<b>此伺服器不推送事件。</b>啟動時設定了 WEBHOOKS=off。",
    en: "<b>This server sends no events.</b> It was started with WEBHOOKS=off.",
  },
  topic: {
    messages: { "zh-CN": "消息", "zh-TW": "訊息", en: "Messages" },
    sessions: { "zh-CN": "会话", "zh-TW": "會話", en: "Sessions" },
    customers: { "zh-CN": "用户", "zh-TW": "使用者", en: "Customers" },
  },
  topic_means: {
    messages: {
      "zh-CN": "用户消息、客服回复及发送结果",
      "zh-TW": "使用者訊息、客服回覆及傳送結果",
      en: "Customer messages, agent replies and delivery results",
    },
    sessions: {
      "zh-CN": "排队、接入、转接、结束及内部备注",
      "zh-TW": "排隊、接入、轉接、結束及內部備註",
      en: "Queue, pick-up, transfer, end, and internal notes",
    },
    customers: {
      "zh-CN": "备注名、标签、推送的用户资料、黑名单、删除数据",
      "zh-TW": "備註名、標籤、推送的使用者資料、黑名單、刪除資料",
      en: "Remark, tags, pushed customer data, blacklist, erasure",
    },
  },
  state: {
    untried: { "zh-CN": "尚未推送", "zh-TW": "尚未推送", en: "Nothing sent yet" },
    works: { "zh-CN": "正常", "zh-TW": "正常", en: "Working" },
    off: { "zh-CN": "已关闭", "zh-TW": "已關閉", en: "Off" },
    off_since: {
      "zh-CN": "关闭期间的事件不保留，也不补发",
      "zh-TW": "關閉期間的事件不保留，也不補送",
      en: "events in the meantime are not kept or sent later",
    },
    given_up: { "zh-CN": "已自动关闭", "zh-TW": "已自動關閉", en: "Turned off automatically" },
    waiting: {
      "zh-CN": "{{count}} 件待推送",
      "zh-TW": "{{count}} 件待推送",
      en: { one: "{{count}} event waiting", other: "{{count}} events waiting" },
    },
    waiting_more: {
      "zh-CN": "{{limit}} 件以上待推送",
      "zh-TW": "{{limit}} 件以上待推送",
      en: "{{limit}} or more events waiting",
    },
    taken: { "zh-CN": "最近送达 {{time}}", "zh-TW": "最近送達 {{time}}", en: "last delivered {{time}}" },
    never: { "zh-CN": "尚未送达", "zh-TW": "尚未送達", en: "nothing delivered yet" },
    fails: {
      "zh-CN": "{{time}} 起未送达，已尝试 {{count}} 次",
      "zh-TW": "{{time}} 起未送達，已嘗試 {{count}} 次",
      en: {
        one: "Not delivered since {{time}}, tried once",
        other: "Not delivered since {{time}}, tried {{count}} times",
      },
    },
    why: { "zh-CN": "：{{why}}", "zh-TW": "：{{why}}", en: ": {{why}}" },
    next: { "zh-CN": "，{{left}}后重试", "zh-TW": "，{{left}}後重試", en: "; next try in {{left}}" },
    now: { "zh-CN": "，正在重试", "zh-TW": "，正在重試", en: "; trying again" },
    missing: {
      "zh-CN": "缺少 seq {{from}} 至 {{to}} 的事件：发生时 Webhook 已关闭，或推送前已按数据保留设置删除。",
      "zh-TW": "缺少 seq {{from}} 至 {{to}} 的事件：發生時 Webhook 已關閉，或推送前已依資料保留設定刪除。",
      en: "Events from seq {{from}} to {{to}} are missing: the webhook was off when they happened, or data retention deleted them before they could be sent.",
    },
    missing_unknown: {
      "zh-CN": "seq {{after}} 之后有事件未推送，因为数据库恢复过；数量未知。",
      "zh-TW": "seq {{after}} 之後有事件未推送，因為資料庫還原過；數量未知。",
      en: "Events after seq {{after}} are missing because the database was restored. Their number is unknown.",
    },
  },
  why: {
    status: {
      "zh-CN": "你的服务器返回 {{status}}",
      "zh-TW": "你的伺服器傳回 {{status}}",
      en: "your server returned {{status}}",
    },
    unreachable: {
      "zh-CN": "无法连接你的服务器",
      "zh-TW": "無法連線到你的伺服器",
      en: "your server can't be reached",
    },
    certificate: {
      expired: {
        "zh-CN": "你的服务器证书已过期，或尚未生效",
        "zh-TW": "你的伺服器憑證已過期，或尚未生效",
        en: "your server's certificate has expired, or is not valid yet",
      },
      other_name: {
        "zh-CN": "你的服务器证书与域名不匹配",
        "zh-TW": "你的伺服器憑證與網域不相符",
        en: "your server's certificate is for another host name",
      },
      untrusted: {
        "zh-CN": "你的服务器证书不受信任：为自签名证书，或缺少中间证书",
        "zh-TW": "你的伺服器憑證不受信任：為自簽憑證，或缺少中繼憑證",
        en: "your server's certificate is not trusted: it is self-signed, or an intermediate certificate is missing",
      },
    },
    too_slow: { "zh-CN": "10 秒内没有响应", "zh-TW": "10 秒內沒有回應", en: "no response within 10 seconds" },
    refused: {
      "zh-CN": "地址不在公网，或不是 https",
      "zh-TW": "位址不在公開網路，或不是 https",
      en: "the address is not public or not https",
    },
    secret_unreadable: {
      "zh-CN": "密钥无法读取，请更换密钥",
      "zh-TW": "金鑰無法讀取，請更換金鑰",
      en: "its secret can't be read; renew it",
    },
  },
  on_label: { "zh-CN": "推送到「{{name}}」", "zh-TW": "推送到「{{name}}」", en: "Send to “{{name}}”" },
  edit: { "zh-CN": "修改", "zh-TW": "修改", en: "Edit" },
  renew: { "zh-CN": "更换密钥", "zh-TW": "更換金鑰", en: "Renew secret" },
  remove: { "zh-CN": "移除", "zh-TW": "移除", en: "Remove" },
  more_of: { "zh-CN": "{{name}}：更多操作", "zh-TW": "{{name}}：更多操作", en: "{{name}}: more actions" },
  test: {
    do: { "zh-CN": "发送测试", "zh-TW": "傳送測試", en: "Send test" },
    label: {
      "zh-CN": "向「{{name}}」发送测试",
      "zh-TW": "向「{{name}}」傳送測試",
      en: "Send a test to “{{name}}”",
    },
    doing: { "zh-CN": "正在发送测试", "zh-TW": "正在傳送測試", en: "Sending test" },
    silent: {
      "zh-CN": "此服务器不推送事件，也不发送测试",
      "zh-TW": "此伺服器不推送事件，也不傳送測試",
      en: "This server sends no events or tests",
    },
    taken: { "zh-CN": "测试事件已送达", "zh-TW": "測試事件已送達", en: "Test event delivered" },
    taken_with: {
      "zh-CN": "测试事件已送达，返回 {{status}}",
      "zh-TW": "測試事件已送達，傳回 {{status}}",
      en: "Test event delivered, status {{status}}",
    },
    failed: {
      "zh-CN": "测试事件未送达：{{why}}",
      "zh-TW": "測試事件未送達：{{why}}",
      en: "Test event not delivered: {{why}}",
    },
    took: { "zh-CN": "用时 {{ms}} 毫秒", "zh-TW": "用時 {{ms}} 毫秒", en: "{{ms}} ms" },
    answer: { "zh-CN": "响应", "zh-TW": "回應", en: "Response" },
    no_answer: { "zh-CN": "响应为空", "zh-TW": "回應為空", en: "the response is empty" },
  },
  off: {
    question: { "zh-CN": "关闭「{{name}}」？", "zh-TW": "關閉「{{name}}」？", en: "Turn “{{name}}” off?" },
    confirm: { "zh-CN": "关闭", "zh-TW": "關閉", en: "Turn off" },
    effect: {
      "zh-CN": "关闭期间的事件不保留，也不补发；重新打开后，只推送此后发生的事件。",
      "zh-TW": "關閉期間的事件不保留，也不補送；重新開啟後，只推送此後發生的事件。",
      en: "Events in the meantime are not kept or sent later. When turned on again, it receives only events that happen from then on.",
    },
    waiting: {
      "zh-CN": "待推送的 {{count}} 件也不再推送。",
      "zh-TW": "待推送的 {{count}} 件也不再推送。",
      en: {
        one: "The waiting event is not sent either.",
        other: "The {{count}} waiting events are not sent either.",
      },
    },
    waiting_more: {
      "zh-CN": "待推送的 {{limit}} 件以上也不再推送。",
      "zh-TW": "待推送的 {{limit}} 件以上也不再推送。",
      en: "The {{limit}} or more waiting events are not sent either.",
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
        "新密钥仅显示一次。旧密钥一天内仍有效：期间每个请求同时带新旧两个签名，请在你的服务器上换成新密钥。",
      "zh-TW":
        "新金鑰僅顯示一次。舊金鑰一天內仍有效：期間每個請求同時帶新舊兩個簽章，請在你的伺服器上換成新金鑰。",
      en: "The new secret is shown only once. The old one stays valid for one more day: until then every request carries both signatures, so that you can change the secret on your server.",
    },
  },
  removal: {
    question: { "zh-CN": "移除「{{name}}」？", "zh-TW": "移除「{{name}}」？", en: "Remove “{{name}}”?" },
    effect: {
      "zh-CN": "立即停止推送，待推送的事件不再发送，密钥随之失效。移除后无法恢复。",
      "zh-TW": "立即停止推送，待推送的事件不再傳送，金鑰隨之失效。移除後無法復原。",
      en: "Takes effect immediately: waiting events are not sent, and the secret is deleted. This can't be undone.",
    },
  },
  form: {
    add: { "zh-CN": "创建 Webhook", "zh-TW": "建立 Webhook", en: "Create webhook" },
    edit: { "zh-CN": "修改 Webhook", "zh-TW": "修改 Webhook", en: "Edit webhook" },
    name: { "zh-CN": "名称", "zh-TW": "名稱", en: "Name" },
    name_hint: {
      "zh-CN": "供同事识别，例如「订单系统」。",
      "zh-TW": "供同事識別，例如「訂單系統」。",
      en: "Shown to colleagues, for example “Order system”.",
    },
    url: { "zh-CN": "接收地址", "zh-TW": "接收位址", en: "Address" },
    url_hint: {
      "zh-CN": "以 https 开头，可从公网访问。",
      "zh-TW": "以 https 開頭，可從公開網路存取。",
      en: "Must use https and be reachable from the internet.",
    },
    topics: { "zh-CN": "事件", "zh-TW": "事件", en: "Events" },
    make: { "zh-CN": "创建", "zh-TW": "建立", en: "Create" },
    save: { "zh-CN": "保存", "zh-TW": "儲存", en: "Save" },
    sending: { "zh-CN": "正在保存", "zh-TW": "正在儲存", en: "Saving" },
    unnamed: { "zh-CN": "请先填写名称", "zh-TW": "請先填寫名稱", en: "Add a name first" },
    no_url: { "zh-CN": "请先填写接收地址", "zh-TW": "請先填寫接收位址", en: "Add an address first" },
    no_topic: {
      "zh-CN": "请至少选择一类事件",
      "zh-TW": "請至少選擇一類事件",
      en: "Choose at least one event type",
    },
    saved: { "zh-CN": "已保存", "zh-TW": "已儲存", en: "Saved" },
    url_wrong: {
      not_https: {
        "zh-CN": "须以 https:// 开头。仅服务器 WEBHOOK_HOSTS 中列出的地址可使用 http。",
        "zh-TW": "須以 https:// 開頭。僅伺服器 WEBHOOK_HOSTS 中列出的位址可使用 http。",
        en: "Must start with https://. Only hosts listed in the server's WEBHOOK_HOSTS may use http.",
      },
      not_public: {
        "zh-CN": "此地址不在公网。如需推送到内网，请先在服务器的 WEBHOOK_HOSTS 中添加其主机和端口。",
        "zh-TW":
          "此位址不在公開網路。如需推送到內部網路，請先在伺服器的 WEBHOOK_HOSTS 中加入其主機和連接埠。",
        en: "This address is not public. To use an address in your own network, add its host and port to the server's WEBHOOK_HOSTS first.",
      },
      unreadable: {
        "zh-CN": "网址无效：请检查是否完整，且不要包含用户名和密码。",
        "zh-TW": "網址無效：請檢查是否完整，且不要包含使用者名稱和密碼。",
        en: "This is not a valid URL. Check that it is complete, and leave out user name and password.",
      },
    },
  },
  secret: {
    title: { "zh-CN": "「{{name}}」的密钥", "zh-TW": "「{{name}}」的金鑰", en: "Secret of “{{name}}”" },
    once: {
      "zh-CN": "仅显示一次。关闭后任何人都无法再查看，只能更换。",
      "zh-TW": "僅顯示一次。關閉後任何人都無法再檢視，只能更換。",
      en: "Shown only once. After you close this, the secret can't be viewed again, only renewed.",
    },
    old: {
      "zh-CN": "旧密钥一天内仍有效。",
      "zh-TW": "舊金鑰一天內仍有效。",
      en: "The old secret stays valid for one more day.",
    },
    copy: { "zh-CN": "复制密钥", "zh-TW": "複製金鑰", en: "Copy secret" },
    copied: { "zh-CN": "密钥已复制", "zh-TW": "金鑰已複製", en: "Secret copied" },
    verify: {
      "zh-CN": "验签示例（Node.js，其他语言也有现成的库）",
      "zh-TW": "驗證簽章範例（Node.js，其他語言也有現成的函式庫）",
      en: "Verify the signature (Node.js; libraries exist for other languages)",
    },
    copy_verify: { "zh-CN": "复制代码", "zh-TW": "複製程式碼", en: "Copy code" },
    copied_verify: { "zh-CN": "代码已复制", "zh-TW": "程式碼已複製", en: "Code copied" },
    close: { "zh-CN": "我已保存", "zh-TW": "我已儲存", en: "I've saved it" },
  },
} as const satisfies Messages;
