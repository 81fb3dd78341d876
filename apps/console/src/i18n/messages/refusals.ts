import type { RefusalCode } from "@jieru/shared/protocol/refusals";
import type { Message, Messages } from "../message.ts";

interface RefusalMessages {
  /** What happened. */
  what: Message;
  /** What to do now. */
  next: Message;
}

export default {
  session_not_found: {
    what: { "zh-CN": "没有这个会话", "zh-TW": "沒有這個會話", en: "No such session" },
    next: {
      "zh-CN": "它可能已经不归你了，回到列表看看。",
      "zh-TW": "它可能已經不歸你了，回到清單看看。",
      en: "It may no longer be yours; look in the list.",
    },
  },
  already_picked_up: {
    what: {
      "zh-CN": "{{agentName}} 已接入",
      "zh-TW": "{{agentName}} 已接入",
      en: "{{agentName}} picked it up",
    },
    next: { "zh-CN": "可以接入下一位。", "zh-TW": "可以接入下一位。", en: "You can pick up the next one." },
  },
  session_ended: {
    what: { "zh-CN": "会话已结束", "zh-TW": "會話已結束", en: "The session has ended" },
    next: {
      "zh-CN": "用户再来会开始新的会话。",
      "zh-TW": "使用者再來會開始新的會話。",
      en: "A new one starts when the customer writes again.",
    },
  },
  session_waiting: {
    what: { "zh-CN": "会话还在等待接入", "zh-TW": "會話還在等待接入", en: "The session is still waiting" },
    next: { "zh-CN": "请先接入。", "zh-TW": "請先接入。", en: "Pick it up first." },
  },
  session_inactive: {
    what: { "zh-CN": "会话待激活", "zh-TW": "會話已閒置", en: "The session is inactive" },
    next: {
      "zh-CN": "重新接入后可以继续回复。",
      "zh-TW": "重新接入後可以繼續回覆。",
      en: "Reactivate it to go on replying.",
    },
  },
  session_not_inactive: {
    what: { "zh-CN": "会话已经在进行中", "zh-TW": "會話已經在進行中", en: "The session is active already" },
    next: { "zh-CN": "可以直接回复。", "zh-TW": "可以直接回覆。", en: "You can reply right away." },
  },
  session_not_ended: {
    what: { "zh-CN": "会话没有结束", "zh-TW": "會話沒有結束", en: "The session has not ended" },
    next: { "zh-CN": "可以直接处理。", "zh-TW": "可以直接處理。", en: "You can go on with it." },
  },
  customer_has_newer_session: {
    what: {
      "zh-CN": "用户已有新的会话",
      "zh-TW": "使用者已有新的會話",
      en: "The customer has a newer session",
    },
    next: { "zh-CN": "请在新会话中处理。", "zh-TW": "請在新會話中處理。", en: "Open that one instead." },
  },
  customer_blocked: {
    what: { "zh-CN": "用户在黑名单中", "zh-TW": "使用者在黑名單中", en: "The customer is on the blacklist" },
    next: {
      "zh-CN": "请先移出黑名单。",
      "zh-TW": "請先移出黑名單。",
      en: "Take them off the blacklist first.",
    },
  },
  not_owner: {
    what: {
      "zh-CN": "会话现在归 {{agentName}}",
      "zh-TW": "會話現在歸 {{agentName}}",
      en: "{{agentName}} owns the session now",
    },
    next: {
      "zh-CN": "需要时请对方转接给你。",
      "zh-TW": "需要時請對方轉接給你。",
      en: "Ask them to transfer it if you need it.",
    },
  },
  reply_allowance_used: {
    what: { "zh-CN": "可回复条数已用完", "zh-TW": "可回覆則數已用完", en: "No replies left" },
    next: {
      "zh-CN": "等用户发来新消息。",
      "zh-TW": "等使用者傳來新訊息。",
      en: "Wait until the customer writes again.",
    },
  },
  reply_window_closed: {
    what: { "zh-CN": "回复窗口已关闭", "zh-TW": "回覆期限已過", en: "The reply window is closed" },
    next: {
      "zh-CN": "等用户发来新消息。",
      "zh-TW": "等使用者傳來新訊息。",
      en: "Wait until the customer writes again.",
    },
  },
  over_capacity: {
    what: {
      "zh-CN": "已满 {{load}}/{{capacity}}",
      "zh-TW": "已滿 {{load}}/{{capacity}}",
      en: "Full: {{load}}/{{capacity}}",
    },
    next: {
      "zh-CN": "先结束一个会话，或调高容量。",
      "zh-TW": "先結束一個會話，或提高容量。",
      en: "End a session first, or raise the capacity.",
    },
  },
  message_not_found: {
    what: { "zh-CN": "没有这条消息", "zh-TW": "沒有這則訊息", en: "No such message" },
    next: { "zh-CN": "重新载入看看。", "zh-TW": "重新載入看看。", en: "Reload and look again." },
  },
  message_not_unconfirmed: {
    what: { "zh-CN": "这条消息已有结果", "zh-TW": "這則訊息已有結果", en: "This message has its outcome" },
    next: {
      "zh-CN": "不需要再次发送。",
      "zh-TW": "不需要再次傳送。",
      en: "There is no need to send it again.",
    },
  },
  message_sent_again: {
    what: {
      "zh-CN": "这条已经再次发送过了",
      "zh-TW": "這則已經再次傳送過了",
      en: "This was sent again already",
    },
    next: {
      "zh-CN": "往下看再次发送的结果。",
      "zh-TW": "往下看再次傳送的結果。",
      en: "Look further down for what became of it.",
    },
  },
  client_message_id_reused: {
    what: {
      "zh-CN": "这条回复的编号用过了",
      "zh-TW": "這則回覆的編號用過了",
      en: "This reply's number was used before",
    },
    next: { "zh-CN": "请再次发送。", "zh-TW": "請再次傳送。", en: "Please send it anew." },
  },
  text_too_long: {
    what: {
      "zh-CN": "超出字节上限 {{limit}}",
      "zh-TW": "超出位元組上限 {{limit}}",
      en: "Longer than {{limit}} bytes",
    },
    next: {
      "zh-CN": "缩短，或拆成几条发送。",
      "zh-TW": "縮短，或拆成幾則傳送。",
      en: "Shorten it or split it.",
    },
  },
  text_empty: {
    what: { "zh-CN": "没有内容", "zh-TW": "沒有內容", en: "Nothing written" },
    next: { "zh-CN": "写点什么再发送。", "zh-TW": "寫點什麼再傳送。", en: "Write something first." },
  },
  tag_limit_reached: {
    what: {
      "zh-CN": "这位用户已有 {{limit}} 个标签",
      "zh-TW": "這位使用者已有 {{limit}} 個標籤",
      en: "The customer has {{limit}} tags already",
    },
    next: { "zh-CN": "先去掉一个再加。", "zh-TW": "先移除一個再加。", en: "Take one off first." },
  },
  note_too_long: {
    what: {
      "zh-CN": "备注超过 {{limit}} 字",
      "zh-TW": "備註超過 {{limit}} 字",
      en: "The note is longer than {{limit}} characters",
    },
    next: { "zh-CN": "缩短，或分成几条。", "zh-TW": "縮短，或分成幾則。", en: "Shorten or split it." },
  },
  mention_refused: {
    what: {
      "zh-CN": "{{agentName}} 看不到这段对话，没法提到",
      "zh-TW": "{{agentName}} 看不到這段對話，無法提及",
      en: "{{agentName}} cannot read this conversation, and cannot be mentioned in it",
    },
    next: {
      "zh-CN": "换一位同事，或去掉这个 @。",
      "zh-TW": "換一位同事，或拿掉這個 @。",
      en: "Name somebody else, or take the @ out.",
    },
  },
  media_not_found: {
    what: { "zh-CN": "图片不在了", "zh-TW": "圖片不在了", en: "The image is gone" },
    next: { "zh-CN": "请重新选择图片。", "zh-TW": "請重新選擇圖片。", en: "Please choose it again." },
  },
  not_an_image: {
    what: { "zh-CN": "这不是图片", "zh-TW": "這不是圖片", en: "This is not an image" },
    next: {
      "zh-CN": "请换成 JPG、PNG 或 GIF。",
      "zh-TW": "請換成 JPG、PNG 或 GIF。",
      en: "Use a JPG, PNG or GIF.",
    },
  },
  image_too_large: {
    what: { "zh-CN": "图片太大", "zh-TW": "圖片太大", en: "The image is too large" },
    next: {
      "zh-CN": "请缩小尺寸，压缩到 {{megabytes}} MB 以内；动图请减少帧数。",
      "zh-TW": "請縮小尺寸，壓縮到 {{megabytes}} MB 以內；動圖請減少影格。",
      en: "Scale it down, to less than {{megabytes}} MB; of an animation, leave frames out.",
    },
  },
  no_room_for_images: {
    what: {
      "zh-CN": "服务器存不下图片了",
      "zh-TW": "伺服器存不下圖片了",
      en: "The server has no room for images",
    },
    next: {
      "zh-CN": "请告诉管理员；文字照常。",
      "zh-TW": "請告訴管理員；文字照常。",
      en: "Tell an admin; text still goes through.",
    },
  },
  agent_not_found: {
    what: { "zh-CN": "没有这位客服", "zh-TW": "沒有這位客服", en: "No such agent" },
    next: {
      "zh-CN": "对方可能已被解除绑定，请换一位。",
      "zh-TW": "對方可能已被解除綁定，請換一位。",
      en: "They may have been unbound; choose someone else.",
    },
  },
  agent_not_available: {
    what: { "zh-CN": "对方现在不能接", "zh-TW": "對方現在不能接", en: "They cannot take it now" },
    next: {
      "zh-CN": "请换一位在线的客服。",
      "zh-TW": "請換一位線上的客服。",
      en: "Choose an agent who is online.",
    },
  },
  agent_limit_reached: {
    what: {
      "zh-CN": "已满 {{limit}} 人",
      "zh-TW": "已滿 {{limit}} 人",
      en: "All {{limit}} places are taken",
    },
    next: {
      "zh-CN": "先解绑一位才能邀请。",
      "zh-TW": "先解除綁定一位才能邀請。",
      en: "Unbind someone first.",
    },
  },
  already_bound: {
    what: {
      "zh-CN": "你已经绑定这个账号",
      "zh-TW": "你已經綁定這個帳號",
      en: "You are bound to this account already",
    },
    next: { "zh-CN": "直接打开工作台即可。", "zh-TW": "直接開啟工作台即可。", en: "Just open the console." },
  },
  last_admin: {
    what: { "zh-CN": "这是最后一位管理员", "zh-TW": "這是最後一位管理員", en: "This is the last admin" },
    next: {
      "zh-CN": "先让另一位成为管理员。",
      "zh-TW": "先讓另一位成為管理員。",
      en: "Make someone else an admin first.",
    },
  },
  invitation_invalid: {
    what: { "zh-CN": "邀请已失效", "zh-TW": "邀請已失效", en: "The invitation is no longer valid" },
    next: {
      "zh-CN": "请管理员重新发一个。",
      "zh-TW": "請管理員重新發一個。",
      en: "Ask an admin for a new one.",
    },
  },
  own_replies_missing: {
    what: {
      "zh-CN": "还没有填写自定义额度",
      "zh-TW": "還沒有填寫自訂額度",
      en: "Your own reply numbers are missing",
    },
    next: {
      "zh-CN": "请填写，或选用一个预设。",
      "zh-TW": "請填寫，或選用一組預設值。",
      en: "Fill them in, or choose a preset.",
    },
  },
  next_opening_unknown: {
    what: {
      "zh-CN": "没有下次开始营业的时间可说",
      "zh-TW": "沒有下次開始營業的時間可說",
      en: "There is no next opening to tell",
    },
    next: {
      "zh-CN": "请去掉自动回复里的 {{opens}}，或先设好营业时间。",
      "zh-TW": "請移除自動回覆裡的 {{opens}}，或先設好營業時間。",
      en: "Remove {{opens}} from the auto-reply, or set the opening hours.",
    },
  },
  quick_reply_not_found: {
    what: {
      "zh-CN": "这条快捷回复已经不在了",
      "zh-TW": "這則快速回覆已經不在了",
      en: "That quick reply is gone",
    },
    next: {
      "zh-CN": "列表已经更新，换一条。",
      "zh-TW": "清單已經更新，換一則。",
      en: "The list is up to date now; pick another.",
    },
  },
  quick_reply_limit_reached: {
    what: {
      "zh-CN": "快捷回复已满 {{limit}} 条",
      "zh-TW": "快速回覆已滿 {{limit}} 則",
      en: "There are {{limit}} quick replies already",
    },
    next: { "zh-CN": "先删掉用不上的。", "zh-TW": "先刪掉用不到的。", en: "Delete some nobody uses." },
  },
  shortcut_taken: {
    what: {
      "zh-CN": "「{{title}}」已经用了 /{{shortcut}}",
      "zh-TW": "「{{title}}」已經用了 /{{shortcut}}",
      en: "“{{title}}” has /{{shortcut}} already",
    },
    next: {
      "zh-CN": "换一个快捷词，或先改那一条。",
      "zh-TW": "換一個快速詞，或先改那一則。",
      en: "Take another shortcut, or change that one first.",
    },
  },
  keyword_reply_not_found: {
    what: { "zh-CN": "这条规则已经不在了", "zh-TW": "這條規則已經不在了", en: "This rule is gone" },
    next: { "zh-CN": "列表已经更新。", "zh-TW": "清單已經更新。", en: "The list is up to date now." },
  },
  keyword_reply_limit_reached: {
    what: {
      "zh-CN": "关键词回复已满 {{limit}} 条规则",
      "zh-TW": "關鍵字回覆已滿 {{limit}} 條規則",
      en: "There are {{limit}} rules already",
    },
    next: { "zh-CN": "先删掉用不上的。", "zh-TW": "先刪掉用不到的。", en: "Delete one nobody needs." },
  },
  outbound_refused: {
    what: {
      "zh-CN": "规则{{ruleNames}}禁止发送这段内容",
      "zh-TW": "規則{{ruleNames}}禁止傳送這段內容",
      en: "This text is blocked by {{ruleNames}}",
    },
    next: { "zh-CN": "修改后再发送。", "zh-TW": "修改後再傳送。", en: "Change the text, then send it." },
  },
  outbound_warned: {
    what: {
      "zh-CN": "这段内容命中{{ruleNames}}",
      "zh-TW": "這段內容命中{{ruleNames}}",
      en: "This text matches {{ruleNames}}",
    },
    next: { "zh-CN": "确认无误后仍可发送。", "zh-TW": "確認無誤後仍可傳送。", en: "You can send it anyway." },
  },
  conduct_rule_not_found: {
    what: { "zh-CN": "这条规则已经不存在", "zh-TW": "這條規則已經不存在", en: "This rule no longer exists" },
    next: { "zh-CN": "列表已经更新。", "zh-TW": "列表已經更新。", en: "The list is up to date." },
  },
  conduct_rule_limit_reached: {
    what: {
      "zh-CN": "会话规范已满 {{limit}} 条规则",
      "zh-TW": "會話規範已滿 {{limit}} 條規則",
      en: "There are {{limit}} conduct rules already",
    },
    next: { "zh-CN": "请先删除不用的。", "zh-TW": "請先刪除不用的。", en: "Delete one first." },
  },
  automatic_text_refused: {
    what: {
      "zh-CN": "规则{{ruleNames}}禁止{{automaticText}}的内容",
      "zh-TW": "規則{{ruleNames}}禁止{{automaticText}}的內容",
      en: "{{automaticText}}: the text is blocked by {{ruleNames}}",
    },
    next: {
      "zh-CN": "请修改内容，或把规则改为提醒。",
      "zh-TW": "請修改內容，或把規則改為提醒。",
      en: "Change the text, or let the rule warn.",
    },
  },
  topic_not_found: {
    what: {
      "zh-CN": "这个咨询类型不在了",
      "zh-TW": "這個諮詢類型不在了",
      en: "This topic is not there any more",
    },
    next: { "zh-CN": "请换一个。", "zh-TW": "請換一個。", en: "Choose another." },
  },
  topic_retired: {
    what: { "zh-CN": "这个咨询类型已停用", "zh-TW": "這個諮詢類型已停用", en: "This topic is retired" },
    next: { "zh-CN": "请换一个。", "zh-TW": "請換一個。", en: "Choose another." },
  },
  topic_name_taken: {
    what: {
      "zh-CN": "已有同名的咨询类型",
      "zh-TW": "已有同名的諮詢類型",
      en: "There is a topic of that name",
    },
    next: {
      "zh-CN": "换个名称，或恢复停用的那个。",
      "zh-TW": "換個名稱，或恢復停用的那個。",
      en: "Choose another name, or offer the retired one again.",
    },
  },
  topic_limit_reached: {
    what: {
      "zh-CN": "咨询类型已有 {{limit}} 个",
      "zh-TW": "諮詢類型已有 {{limit}} 個",
      en: "There are {{limit}} topics already",
    },
    next: {
      "zh-CN": "先停用一个，或改用停用的。",
      "zh-TW": "先停用一個，或改用停用的。",
      en: "Retire one first, or use a retired one.",
    },
  },
  topic_required: {
    what: {
      "zh-CN": "结束前要先选咨询类型",
      "zh-TW": "結束前要先選諮詢類型",
      en: "It must be said first what it was about",
    },
    next: {
      "zh-CN": "打开会话，选好后再结束。",
      "zh-TW": "開啟會話，選好後再結束。",
      en: "Open the session, choose a topic, then end it.",
    },
  },
  reminder_time_refused: {
    what: {
      "zh-CN": "提醒要设在 1 分钟之后、30 天之内",
      "zh-TW": "提醒要設在 1 分鐘之後、30 天之內",
      en: "A reminder is set for a minute to 30 days ahead",
    },
    next: { "zh-CN": "换个时间。", "zh-TW": "換個時間。", en: "Choose another time." },
  },
  draft_changed: {
    what: { "zh-CN": "草稿在别处改过", "zh-TW": "草稿在別處改過", en: "The draft was changed elsewhere" },
    next: { "zh-CN": "以较新的为准。", "zh-TW": "以較新的為準。", en: "The newer one counts." },
  },
  view_not_found: {
    what: {
      "zh-CN": "这个视图已经不在了",
      "zh-TW": "這個檢視已經不在了",
      en: "This view is no longer there",
    },
    next: { "zh-CN": "列表已经更新。", "zh-TW": "清單已經更新。", en: "The list is up to date now." },
  },
  view_name_taken: {
    what: { "zh-CN": "已经有同名的视图", "zh-TW": "已經有同名的檢視", en: "Another view has this name" },
    next: { "zh-CN": "换个名字。", "zh-TW": "換個名字。", en: "Choose another one." },
  },
  view_limit_reached: {
    what: {
      "zh-CN": "视图已满 {{limit}} 个",
      "zh-TW": "檢視已滿 {{limit}} 個",
      en: "All {{limit}} views are in use",
    },
    next: { "zh-CN": "先删掉用不上的。", "zh-TW": "先刪掉用不到的。", en: "Delete one you do not need." },
  },
  draft_limit_reached: {
    what: { "zh-CN": "草稿太多", "zh-TW": "草稿太多", en: "There are too many drafts" },
    next: {
      "zh-CN": "先发出或清掉一些；这一份还在这台设备上。",
      "zh-TW": "先送出或清掉一些；這一份還在這台裝置上。",
      en: "Send or clear some; this one is still on this device.",
    },
  },
  api_key_invalid: {
    what: { "zh-CN": "密钥无效", "zh-TW": "金鑰無效", en: "The key lets nobody in" },
    next: { "zh-CN": "请管理员新建一个。", "zh-TW": "請管理員新增一個。", en: "Ask an admin for a new one." },
  },
  api_key_not_found: {
    what: { "zh-CN": "这个密钥已经作废", "zh-TW": "這個金鑰已經作廢", en: "That key is revoked already" },
    next: { "zh-CN": "列表已经更新。", "zh-TW": "清單已經更新。", en: "The list is up to date now." },
  },
  invitation_limit_reached: {
    what: {
      "zh-CN": "待确认的邀请已满 {{limit}} 个",
      "zh-TW": "待確認的邀請已滿 {{limit}} 個",
      en: "There are {{limit}} open invitations already",
    },
    next: {
      "zh-CN": "先作废不用的，或等其中一个过期。",
      "zh-TW": "先作廢不用的，或等其中一個過期。",
      en: "Revoke one nobody needs, or wait until one expires.",
    },
  },
  api_key_limit_reached: {
    what: {
      "zh-CN": "密钥已满 {{limit}} 个",
      "zh-TW": "金鑰已滿 {{limit}} 個",
      en: "There are {{limit}} keys already",
    },
    next: { "zh-CN": "先作废不用的。", "zh-TW": "先作廢不用的。", en: "Revoke some nobody uses." },
  },
  webhook_not_found: {
    what: {
      "zh-CN": "这个 Webhook 已经没有了",
      "zh-TW": "這個 Webhook 已經沒有了",
      en: "That webhook is gone",
    },
    next: { "zh-CN": "列表已经更新。", "zh-TW": "清單已經更新。", en: "The list is up to date now." },
  },
  webhook_limit_reached: {
    what: {
      "zh-CN": "Webhook 已满 {{limit}} 个",
      "zh-TW": "Webhook 已滿 {{limit}} 個",
      en: "There are {{limit}} webhooks already",
    },
    next: { "zh-CN": "先移除不用的。", "zh-TW": "先移除不用的。", en: "Remove one nobody uses." },
  },
  webhook_url_refused: {
    what: { "zh-CN": "不能用这个地址", "zh-TW": "不能用這個位址", en: "That address cannot be used" },
    next: {
      "zh-CN": "请填公网的 https 地址。",
      "zh-TW": "請填網際網路上的 https 位址。",
      en: "Give a public one by https.",
    },
  },
  webhooks_silent: {
    what: {
      "zh-CN": "这台服务器不推送事件，也不发送测试",
      "zh-TW": "這台伺服器不推送事件，也不傳送測試",
      en: "This server sends nothing, not even a test",
    },
    next: {
      "zh-CN": "它启动时设了 WEBHOOKS=off。",
      "zh-TW": "它啟動時設了 WEBHOOKS=off。",
      en: "It was started with WEBHOOKS=off.",
    },
  },
  app_id_taken: {
    what: {
      "zh-CN": "这个小程序已经连接过了",
      "zh-TW": "這個小程式已經連接過了",
      en: "This mini program is connected already",
    },
    next: {
      "zh-CN": "请它的管理员邀请你，或检查 AppID。",
      "zh-TW": "請它的管理員邀請你，或檢查 AppID。",
      en: "Ask one of its admins to invite you, or check the AppID.",
    },
  },
  aes_key_missing: {
    what: {
      "zh-CN": "还没有 EncodingAESKey",
      "zh-TW": "還沒有 EncodingAESKey",
      en: "There is no EncodingAESKey yet",
    },
    next: {
      "zh-CN": "先更换消息加密密钥，再选兼容或安全模式。",
      "zh-TW": "先更換訊息加密金鑰，再選相容或安全模式。",
      en: "Change the encryption key first, then choose compatible or secure mode.",
    },
  },
  account_in_use: {
    what: {
      "zh-CN": "这个小程序已经有用户了",
      "zh-TW": "這個小程式已經有使用者了",
      en: "This mini program has customers already",
    },
    next: {
      "zh-CN": "它会保留，这样用户的内容不会丢。",
      "zh-TW": "它會保留，這樣使用者的內容不會遺失。",
      en: "It stays, so that nothing of theirs is lost.",
    },
  },
  account_in_file: {
    what: {
      "zh-CN": "这个小程序写在 ACCOUNTS_FILE 里",
      "zh-TW": "這個小程式寫在 ACCOUNTS_FILE 裡",
      en: "This mini program is in ACCOUNTS_FILE",
    },
    next: {
      "zh-CN": "先从文件里去掉并重启服务器，再在这里移除。",
      "zh-TW": "先從檔案裡去掉並重新啟動伺服器，再在這裡移除。",
      en: "Take it out there, restart the server, then remove it here.",
    },
  },
  last_account: {
    what: { "zh-CN": "这是唯一的小程序", "zh-TW": "這是唯一的小程式", en: "This is the only mini program" },
    next: { "zh-CN": "先连接另一个。", "zh-TW": "先連接另一個。", en: "Connect another one first." },
  },
  account_not_found: {
    what: { "zh-CN": "没有这个小程序账号", "zh-TW": "沒有這個小程式帳號", en: "No such account" },
    next: {
      "zh-CN": "换一个账号，或请管理员邀请你。",
      "zh-TW": "換一個帳號，或請管理員邀請你。",
      en: "Choose another, or ask an admin to invite you.",
    },
  },
  browser_is_new: {
    what: {
      "zh-CN": "这个浏览器还没有确认",
      "zh-TW": "這個瀏覽器還沒有確認",
      en: "This browser has not been confirmed yet",
    },
    next: {
      "zh-CN": "到以前用过的浏览器里确认，或者在那边退出。",
      "zh-TW": "到以前用過的瀏覽器裡確認，或在那邊登出。",
      en: "Confirm it in a browser you have used before, or sign out there.",
    },
  },
  not_allowed: {
    what: { "zh-CN": "你没有这个权限", "zh-TW": "你沒有這個權限", en: "You may not do this" },
    next: {
      "zh-CN": "需要时请主管处理。",
      "zh-TW": "需要時請主管處理。",
      en: "Ask a supervisor if it is needed.",
    },
  },
  not_bound: {
    what: {
      "zh-CN": "你没有绑定这个账号",
      "zh-TW": "你沒有綁定這個帳號",
      en: "You are not bound to this account",
    },
    next: { "zh-CN": "请管理员发邀请。", "zh-TW": "請管理員發邀請。", en: "Ask an admin for an invitation." },
  },
  not_signed_in: {
    what: { "zh-CN": "登录已失效", "zh-TW": "登入已失效", en: "You are signed out" },
    next: { "zh-CN": "请重新扫码登录。", "zh-TW": "請重新掃描登入。", en: "Please scan again." },
  },
  too_many_requests: {
    what: {
      "zh-CN": "一分钟内操作太多",
      "zh-TW": "一分鐘內操作太多",
      en: "Too many requests within a minute",
    },
    next: {
      "zh-CN": "等 {{retryAfterSeconds}} 秒再试。",
      "zh-TW": "等 {{retryAfterSeconds}} 秒再試。",
      en: "Wait {{retryAfterSeconds}} s, then try again.",
    },
  },
  upload_limit_reached: {
    what: {
      "zh-CN": "一天内上传的图片太多",
      "zh-TW": "一天內上傳的圖片太多",
      en: "Too many images in one day",
    },
    next: {
      "zh-CN": "先把选好的发出去，或者等一等。",
      "zh-TW": "先把選好的傳出去，或者等一等。",
      en: "Send those you have chosen, or wait.",
    },
  },
  export_under_way: {
    what: {
      "zh-CN": "你还有一份聊天记录正在导出",
      "zh-TW": "你還有一份聊天記錄正在匯出",
      en: "Another export of yours is under way",
    },
    next: {
      "zh-CN": "等它导完，或者先取消它。",
      "zh-TW": "等它匯完，或者先取消它。",
      en: "Wait for it, or cancel it.",
    },
  },
  server_busy: {
    what: { "zh-CN": "服务器正忙", "zh-TW": "伺服器忙碌中", en: "The server is busy" },
    next: { "zh-CN": "稍等几秒再试。", "zh-TW": "請等幾秒再試。", en: "Try again in a few seconds." },
  },
  jobs_unavailable: {
    what: {
      "zh-CN": "服务器的后台任务出了问题",
      "zh-TW": "伺服器的背景工作出了問題",
      en: "Background jobs are failing on the server",
    },
    next: {
      "zh-CN": "稍后再试；一直这样，请联系管理员。",
      "zh-TW": "請稍後再試；一直這樣，請聯絡管理員。",
      en: "Try again later; if it stays like this, tell an admin.",
    },
  },
  database_unavailable: {
    what: { "zh-CN": "数据库暂时不可用", "zh-TW": "資料庫暫時不可用", en: "The database is away" },
    next: {
      "zh-CN": "恢复后会自动继续。",
      "zh-TW": "恢復後會自動繼續。",
      en: "Work goes on as soon as it is back.",
    },
  },
  someone: { "zh-CN": "另一位同事", "zh-TW": "另一位同事", en: "Someone else" },
  joint: { "zh-CN": "。", "zh-TW": "。", en: ". " },
  rule_name: { "zh-CN": "「{{name}}」", "zh-TW": "「{{name}}」", en: "“{{name}}”" },
  rule_joint: { "zh-CN": "、", "zh-TW": "、", en: ", " },
  repetition: { "zh-CN": "重复内容提醒", "zh-TW": "重複內容提醒", en: "Repeated text" },
  automatic_greeting: { "zh-CN": "自动问候", "zh-TW": "自動問候", en: "Greeting" },
  automatic_auto_reply: { "zh-CN": "自动回复", "zh-TW": "自動回覆", en: "Auto-reply" },
  automatic_keyword_reply: {
    "zh-CN": "关键词回复「{{name}}」",
    "zh-TW": "關鍵字回覆「{{name}}」",
    en: "Keyword reply “{{name}}”",
  },
  automatic_keyword_reply_new: { "zh-CN": "关键词回复", "zh-TW": "關鍵字回覆", en: "Keyword reply" },
  automatic_rating: { "zh-CN": "服务评价", "zh-TW": "服務評價", en: "Ratings" },
  unheard_of: {
    what: {
      "zh-CN": "这一页比服务器旧，不认识它拒绝的原因",
      "zh-TW": "這一頁比伺服器舊，不認識它拒絕的原因",
      en: "This page is older than the server, and does not know why it says no",
    },
    next: {
      "zh-CN": "刷新页面后再试。",
      "zh-TW": "重新整理頁面後再試。",
      en: "Load the page anew and try again.",
    },
  },
} as const satisfies Messages & Record<RefusalCode, RefusalMessages>;
