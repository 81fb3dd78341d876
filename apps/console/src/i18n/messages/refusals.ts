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
    what: { "zh-CN": "会话不存在", "zh-TW": "會話不存在", en: "Session not found" },
    next: {
      "zh-CN": "可能已不归你接待，请返回列表查看。",
      "zh-TW": "可能已不由你接待，請返回清單檢視。",
      en: "It may no longer be yours. Check the list.",
    },
  },
  already_picked_up: {
    what: {
      "zh-CN": "{{agentName}} 已接入",
      "zh-TW": "{{agentName}} 已接入",
      en: "{{agentName}} picked it up",
    },
    next: { "zh-CN": "可以接入下一位。", "zh-TW": "可以接入下一位。", en: "Pick up the next one." },
  },
  session_ended: {
    what: { "zh-CN": "会话已结束", "zh-TW": "會話已結束", en: "Session ended" },
    next: {
      "zh-CN": "用户再次发来消息时会开始新的会话。",
      "zh-TW": "使用者再次傳來訊息時會開始新的會話。",
      en: "The customer's next message starts a new one.",
    },
  },
  session_waiting: {
    what: { "zh-CN": "会话待接入", "zh-TW": "會話待接入", en: "The session is waiting in the queue" },
    next: { "zh-CN": "请先接入。", "zh-TW": "請先接入。", en: "Pick it up first." },
  },
  session_inactive: {
    what: { "zh-CN": "会话待激活", "zh-TW": "會話已閒置", en: "The session is inactive" },
    next: {
      "zh-CN": "重新接入后可继续回复。",
      "zh-TW": "重新接入後可繼續回覆。",
      en: "Pick it up again to reply.",
    },
  },
  session_not_inactive: {
    what: { "zh-CN": "会话已在进行中", "zh-TW": "會話已在進行中", en: "The session is already active" },
    next: { "zh-CN": "可以直接回复。", "zh-TW": "可以直接回覆。", en: "You can reply now." },
  },
  session_not_ended: {
    what: { "zh-CN": "会话尚未结束", "zh-TW": "會話尚未結束", en: "The session hasn't ended" },
    next: { "zh-CN": "可以直接处理。", "zh-TW": "可以直接處理。", en: "You can continue with it." },
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
      en: "Remove them from the blacklist first.",
    },
  },
  not_owner: {
    what: {
      "zh-CN": "会话属于 {{agentName}}",
      "zh-TW": "會話屬於 {{agentName}}",
      en: "The session belongs to {{agentName}}",
    },
    next: {
      "zh-CN": "如有需要，请对方转接给你。",
      "zh-TW": "如有需要，請對方轉接給你。",
      en: "Ask them to transfer it if needed.",
    },
  },
  reply_allowance_used: {
    what: { "zh-CN": "回复额度已用完", "zh-TW": "回覆額度已用完", en: "Reply quota used up" },
    next: {
      "zh-CN": "请等用户再发消息。",
      "zh-TW": "請等使用者再傳訊息。",
      en: "Wait until the customer writes again.",
    },
  },
  reply_window_closed: {
    what: { "zh-CN": "回复窗口已关闭", "zh-TW": "回覆視窗已關閉", en: "Reply window closed" },
    next: {
      "zh-CN": "请等用户再发消息。",
      "zh-TW": "請等使用者再傳訊息。",
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
      "zh-CN": "请先结束一个会话，或提高容量。",
      "zh-TW": "請先結束一個會話，或提高容量。",
      en: "End a session first, or raise the capacity.",
    },
  },
  message_not_found: {
    what: { "zh-CN": "消息不存在", "zh-TW": "訊息不存在", en: "Message not found" },
    next: { "zh-CN": "请重新加载页面。", "zh-TW": "請重新載入頁面。", en: "Reload the page and try again." },
  },
  message_not_unconfirmed: {
    what: {
      "zh-CN": "该消息已有发送结果",
      "zh-TW": "該訊息已有傳送結果",
      en: "The result of this message is already known",
    },
    next: {
      "zh-CN": "无需再次发送。",
      "zh-TW": "無需再次傳送。",
      en: "You don't need to send it again.",
    },
  },
  message_sent_again: {
    what: {
      "zh-CN": "该消息已再次发送",
      "zh-TW": "該訊息已再次傳送",
      en: "This message was already sent again",
    },
    next: {
      "zh-CN": "结果见下方。",
      "zh-TW": "結果見下方。",
      en: "See the result below.",
    },
  },
  client_message_id_reused: {
    what: {
      "zh-CN": "回复编号重复",
      "zh-TW": "回覆編號重複",
      en: "This reply's ID was already used",
    },
    next: { "zh-CN": "请再次发送。", "zh-TW": "請再次傳送。", en: "Send it again." },
  },
  text_too_long: {
    what: {
      "zh-CN": "超出字节上限 {{limit}}",
      "zh-TW": "超出位元組上限 {{limit}}",
      en: "Longer than {{limit}} bytes",
    },
    next: {
      "zh-CN": "请缩短，或拆成几条发送。",
      "zh-TW": "請縮短，或拆成幾則傳送。",
      en: "Shorten it or split it.",
    },
  },
  text_empty: {
    what: { "zh-CN": "内容为空", "zh-TW": "內容為空", en: "The text is empty" },
    next: { "zh-CN": "请输入内容后再发送。", "zh-TW": "請輸入內容後再傳送。", en: "Type something first." },
  },
  tag_limit_reached: {
    what: {
      "zh-CN": "该用户已有 {{limit}} 个标签",
      "zh-TW": "該使用者已有 {{limit}} 個標籤",
      en: "The customer already has {{limit}} tags",
    },
    next: { "zh-CN": "请先移除一个标签。", "zh-TW": "請先移除一個標籤。", en: "Remove one first." },
  },
  note_too_long: {
    what: {
      "zh-CN": "备注超过 {{limit}} 字",
      "zh-TW": "備註超過 {{limit}} 字",
      en: "The note is longer than {{limit}} characters",
    },
    next: { "zh-CN": "请缩短，或分成几条。", "zh-TW": "請縮短，或分成幾則。", en: "Shorten it or split it." },
  },
  mention_refused: {
    what: {
      "zh-CN": "{{agentName}} 无权查看这段对话，不能提到",
      "zh-TW": "{{agentName}} 無權檢視這段對話，不能提到",
      en: "{{agentName}} can't read this conversation and can't be mentioned",
    },
    next: {
      "zh-CN": "请换一位同事，或删除这个 @。",
      "zh-TW": "請換一位同事，或刪除這個 @。",
      en: "Mention someone else, or remove the @.",
    },
  },
  media_not_found: {
    what: { "zh-CN": "图片已不存在", "zh-TW": "圖片已不存在", en: "The image no longer exists" },
    next: { "zh-CN": "请重新选择图片。", "zh-TW": "請重新選擇圖片。", en: "Choose it again." },
  },
  not_an_image: {
    what: { "zh-CN": "该文件不是图片", "zh-TW": "該檔案不是圖片", en: "Not an image" },
    next: {
      "zh-CN": "请换成 JPG、PNG 或 GIF。",
      "zh-TW": "請換成 JPG、PNG 或 GIF。",
      en: "Use a JPG, PNG or GIF.",
    },
  },
  image_too_large: {
    what: { "zh-CN": "图片过大", "zh-TW": "圖片過大", en: "The image is too large" },
    next: {
      "zh-CN": "请缩小尺寸，压缩到 {{megabytes}} MB 以内；动图请减少帧数。",
      "zh-TW": "請縮小尺寸，壓縮到 {{megabytes}} MB 以內；動圖請減少影格。",
      en: "Reduce it to less than {{megabytes}} MB. For an animation, use fewer frames.",
    },
  },
  no_room_for_images: {
    what: {
      "zh-CN": "服务器空间不足，无法保存图片",
      "zh-TW": "伺服器空間不足，無法儲存圖片",
      en: "The server has no space for images",
    },
    next: {
      "zh-CN": "请联系管理员；文字不受影响。",
      "zh-TW": "請聯絡管理員；文字不受影響。",
      en: "Tell an admin. Text still works.",
    },
  },
  agent_not_found: {
    what: { "zh-CN": "客服不存在", "zh-TW": "客服不存在", en: "Agent not found" },
    next: {
      "zh-CN": "对方可能已被移除，请换一位。",
      "zh-TW": "對方可能已被移除，請換一位。",
      en: "They may have been removed. Choose someone else.",
    },
  },
  agent_not_available: {
    what: { "zh-CN": "对方目前无法接待", "zh-TW": "對方目前無法接待", en: "The agent isn't available" },
    next: {
      "zh-CN": "请换一位在线的客服。",
      "zh-TW": "請換一位上線的客服。",
      en: "Choose an agent who is online.",
    },
  },
  agent_limit_reached: {
    what: {
      "zh-CN": "已达 {{limit}} 人上限",
      "zh-TW": "已達 {{limit}} 人上限",
      en: "The limit of {{limit}} agents is reached",
    },
    next: {
      "zh-CN": "请先移除一位，再邀请。",
      "zh-TW": "請先移除一位，再邀請。",
      en: "Remove an agent first.",
    },
  },
  already_bound: {
    what: {
      "zh-CN": "你已绑定此账号",
      "zh-TW": "你已綁定此帳號",
      en: "You're already an agent of this account",
    },
    next: { "zh-CN": "请直接打开工作台。", "zh-TW": "請直接開啟工作台。", en: "Open the console." },
  },
  last_admin: {
    what: { "zh-CN": "这是最后一位管理员", "zh-TW": "這是最後一位管理員", en: "This is the last admin" },
    next: {
      "zh-CN": "请先将另一位客服设为管理员。",
      "zh-TW": "請先將另一位客服設為管理員。",
      en: "Make someone else an admin first.",
    },
  },
  invitation_invalid: {
    what: { "zh-CN": "邀请已失效", "zh-TW": "邀請已失效", en: "The invitation is invalid or expired" },
    next: {
      "zh-CN": "请联系管理员重新邀请。",
      "zh-TW": "請聯絡管理員重新邀請。",
      en: "Ask an admin for a new one.",
    },
  },
  own_replies_missing: {
    what: {
      "zh-CN": "未填写自定义额度",
      "zh-TW": "未填寫自訂額度",
      en: "Custom limits are missing",
    },
    next: {
      "zh-CN": "请填写，或选择其他标准。",
      "zh-TW": "請填寫，或選擇其他標準。",
      en: "Fill them in, or choose a preset.",
    },
  },
  next_opening_unknown: {
    what: {
      "zh-CN": "无法确定下次服务时间",
      "zh-TW": "無法確定下次服務時間",
      en: "The next business hours are unknown",
    },
    next: {
      "zh-CN": "请删除自动回复中的 {{opens}}，或先设置服务时间。",
      "zh-TW": "請刪除自動回覆中的 {{opens}}，或先設定服務時間。",
      en: "Remove {{opens}} from the auto-reply, or set the business hours.",
    },
  },
  quick_reply_not_found: {
    what: {
      "zh-CN": "该快捷回复已不存在",
      "zh-TW": "該快速回覆已不存在",
      en: "This quick reply no longer exists",
    },
    next: {
      "zh-CN": "列表已更新，请选择其他快捷回复。",
      "zh-TW": "清單已更新，請選擇其他快速回覆。",
      en: "The list has been updated. Choose another.",
    },
  },
  quick_reply_limit_reached: {
    what: {
      "zh-CN": "快捷回复已达 {{limit}} 条上限",
      "zh-TW": "快速回覆已達 {{limit}} 則上限",
      en: "The limit of {{limit}} quick replies is reached",
    },
    next: { "zh-CN": "请先删除不用的。", "zh-TW": "請先刪除不用的。", en: "Delete unused ones first." },
  },
  shortcut_taken: {
    what: {
      "zh-CN": "「{{title}}」已使用 /{{shortcut}}",
      "zh-TW": "「{{title}}」已使用 /{{shortcut}}",
      en: "“{{title}}” already uses /{{shortcut}}",
    },
    next: {
      "zh-CN": "请换一个快捷词，或先修改该条。",
      "zh-TW": "請換一個快速詞，或先修改該則。",
      en: "Choose another shortcut, or change that one first.",
    },
  },
  keyword_reply_not_found: {
    what: { "zh-CN": "该规则已不存在", "zh-TW": "該規則已不存在", en: "This rule no longer exists" },
    next: { "zh-CN": "列表已更新。", "zh-TW": "清單已更新。", en: "The list has been updated." },
  },
  keyword_reply_limit_reached: {
    what: {
      "zh-CN": "关键词回复已达 {{limit}} 条规则上限",
      "zh-TW": "關鍵字回覆已達 {{limit}} 條規則上限",
      en: "The limit of {{limit}} keyword reply rules is reached",
    },
    next: { "zh-CN": "请先删除不用的。", "zh-TW": "請先刪除不用的。", en: "Delete an unused one first." },
  },
  outbound_refused: {
    what: {
      "zh-CN": "规则{{ruleNames}}禁止发送这段内容",
      "zh-TW": "規則{{ruleNames}}禁止傳送這段內容",
      en: "This text is blocked by {{ruleNames}}",
    },
    next: {
      "zh-CN": "请修改后再发送。",
      "zh-TW": "請修改後再傳送。",
      en: "Change the text and send it again.",
    },
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
    what: { "zh-CN": "该规则已不存在", "zh-TW": "該規則已不存在", en: "This rule no longer exists" },
    next: { "zh-CN": "列表已更新。", "zh-TW": "清單已更新。", en: "The list has been updated." },
  },
  conduct_rule_limit_reached: {
    what: {
      "zh-CN": "会话规范已达 {{limit}} 条规则上限",
      "zh-TW": "會話規範已達 {{limit}} 條規則上限",
      en: "The limit of {{limit}} conduct rules is reached",
    },
    next: { "zh-CN": "请先删除不用的。", "zh-TW": "請先刪除不用的。", en: "Delete an unused one first." },
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
      en: "Change the text, or set the rule to warn.",
    },
  },
  topic_not_found: {
    what: {
      "zh-CN": "该主题已不存在",
      "zh-TW": "該主題已不存在",
      en: "This topic no longer exists",
    },
    next: { "zh-CN": "请选择其他主题。", "zh-TW": "請選擇其他主題。", en: "Choose another." },
  },
  topic_retired: {
    what: { "zh-CN": "该主题已停用", "zh-TW": "該主題已停用", en: "This topic is retired" },
    next: { "zh-CN": "请选择其他主题。", "zh-TW": "請選擇其他主題。", en: "Choose another." },
  },
  topic_name_taken: {
    what: {
      "zh-CN": "已有同名主题",
      "zh-TW": "已有同名主題",
      en: "A topic with this name already exists",
    },
    next: {
      "zh-CN": "请换一个名称，或恢复已停用的主题。",
      "zh-TW": "請換一個名稱，或恢復已停用的主題。",
      en: "Choose another name, or restore the retired topic.",
    },
  },
  topic_limit_reached: {
    what: {
      "zh-CN": "主题已达 {{limit}} 个上限",
      "zh-TW": "主題已達 {{limit}} 個上限",
      en: "The limit of {{limit}} topics is reached",
    },
    next: {
      "zh-CN": "请先停用一个，或恢复已停用的主题。",
      "zh-TW": "請先停用一個，或恢復已停用的主題。",
      en: "Retire one first, or use a retired one.",
    },
  },
  topic_required: {
    what: {
      "zh-CN": "结束前须选择主题",
      "zh-TW": "結束前須選擇主題",
      en: "Choose a topic before ending the session",
    },
    next: {
      "zh-CN": "请打开会话，选择主题后再结束。",
      "zh-TW": "請開啟會話，選擇主題後再結束。",
      en: "Open the session, choose a topic, then end it.",
    },
  },
  reminder_time_refused: {
    what: {
      "zh-CN": "提醒时间须在 1 分钟之后、30 天之内",
      "zh-TW": "提醒時間須在 1 分鐘之後、30 天之內",
      en: "A reminder must be 1 minute to 30 days ahead",
    },
    next: { "zh-CN": "请选择其他时间。", "zh-TW": "請選擇其他時間。", en: "Choose another time." },
  },
  draft_changed: {
    what: { "zh-CN": "草稿已在别处修改", "zh-TW": "草稿已在別處修改", en: "The draft was changed elsewhere" },
    next: { "zh-CN": "以较新的为准。", "zh-TW": "以較新的為準。", en: "The newer version is used." },
  },
  view_not_found: {
    what: {
      "zh-CN": "该视图已不存在",
      "zh-TW": "該檢視已不存在",
      en: "This view no longer exists",
    },
    next: { "zh-CN": "列表已更新。", "zh-TW": "清單已更新。", en: "The list has been updated." },
  },
  view_name_taken: {
    what: { "zh-CN": "已有同名视图", "zh-TW": "已有同名檢視", en: "A view with this name already exists" },
    next: { "zh-CN": "请换一个名称。", "zh-TW": "請換一個名稱。", en: "Choose another name." },
  },
  view_limit_reached: {
    what: {
      "zh-CN": "视图已达 {{limit}} 个上限",
      "zh-TW": "檢視已達 {{limit}} 個上限",
      en: "The limit of {{limit}} views is reached",
    },
    next: { "zh-CN": "请先删除不用的。", "zh-TW": "請先刪除不用的。", en: "Delete an unused one first." },
  },
  draft_limit_reached: {
    what: { "zh-CN": "草稿过多", "zh-TW": "草稿過多", en: "Too many drafts" },
    next: {
      "zh-CN": "请先发送或清除一些；此草稿仍保存在本设备。",
      "zh-TW": "請先傳送或清除一些；此草稿仍儲存在本裝置。",
      en: "Send or clear some first. This draft is still on this device.",
    },
  },
  api_key_invalid: {
    what: { "zh-CN": "API 密钥无效", "zh-TW": "API 金鑰無效", en: "Invalid API key" },
    next: {
      "zh-CN": "请联系管理员新建一个。",
      "zh-TW": "請聯絡管理員新增一個。",
      en: "Ask an admin for a new one.",
    },
  },
  api_key_not_found: {
    what: { "zh-CN": "该密钥已撤销", "zh-TW": "該金鑰已撤銷", en: "This key is already revoked" },
    next: { "zh-CN": "列表已更新。", "zh-TW": "清單已更新。", en: "The list has been updated." },
  },
  invitation_limit_reached: {
    what: {
      "zh-CN": "待确认的邀请已达 {{limit}} 个上限",
      "zh-TW": "待確認的邀請已達 {{limit}} 個上限",
      en: "The limit of {{limit}} open invitations is reached",
    },
    next: {
      "zh-CN": "请先撤销不用的，或等待其中一个过期。",
      "zh-TW": "請先撤銷不用的，或等候其中一個過期。",
      en: "Revoke an unused one, or wait until one expires.",
    },
  },
  api_key_limit_reached: {
    what: {
      "zh-CN": "密钥已达 {{limit}} 个上限",
      "zh-TW": "金鑰已達 {{limit}} 個上限",
      en: "The limit of {{limit}} keys is reached",
    },
    next: { "zh-CN": "请先撤销不用的。", "zh-TW": "請先撤銷不用的。", en: "Revoke unused ones first." },
  },
  webhook_not_found: {
    what: {
      "zh-CN": "该 Webhook 已不存在",
      "zh-TW": "該 Webhook 已不存在",
      en: "This webhook no longer exists",
    },
    next: { "zh-CN": "列表已更新。", "zh-TW": "清單已更新。", en: "The list has been updated." },
  },
  webhook_limit_reached: {
    what: {
      "zh-CN": "Webhook 已达 {{limit}} 个上限",
      "zh-TW": "Webhook 已達 {{limit}} 個上限",
      en: "The limit of {{limit}} webhooks is reached",
    },
    next: { "zh-CN": "请先移除不用的。", "zh-TW": "請先移除不用的。", en: "Remove an unused one first." },
  },
  webhook_url_refused: {
    what: { "zh-CN": "此地址不可用", "zh-TW": "此位址無法使用", en: "This address can't be used" },
    next: {
      "zh-CN": "请填写公网 https 地址。",
      "zh-TW": "請填寫網際網路上的 https 位址。",
      en: "Use a public https address.",
    },
  },
  webhooks_silent: {
    what: {
      "zh-CN": "服务器已关闭事件推送，也不发送测试",
      "zh-TW": "伺服器已關閉事件推送，也不傳送測試",
      en: "Webhooks are off on this server, tests too",
    },
    next: {
      "zh-CN": "服务器启动时设置了 WEBHOOKS=off。",
      "zh-TW": "伺服器啟動時設定了 WEBHOOKS=off。",
      en: "The server was started with WEBHOOKS=off.",
    },
  },
  app_id_taken: {
    what: {
      "zh-CN": "该小程序已连接",
      "zh-TW": "該小程式已連接",
      en: "This mini program is already connected",
    },
    next: {
      "zh-CN": "请联系其管理员邀请你，或检查 AppID。",
      "zh-TW": "請聯絡其管理員邀請你，或檢查 AppID。",
      en: "Ask one of its admins to invite you, or check the AppID.",
    },
  },
  aes_key_missing: {
    what: {
      "zh-CN": "未设置 EncodingAESKey",
      "zh-TW": "未設定 EncodingAESKey",
      en: "EncodingAESKey is not set",
    },
    next: {
      "zh-CN": "请先更换消息加密密钥，再选择兼容或安全模式。",
      "zh-TW": "請先更換訊息加密金鑰，再選擇相容或安全模式。",
      en: "Change the encryption key first, then choose compatible or secure mode.",
    },
  },
  account_in_use: {
    what: {
      "zh-CN": "该小程序已有用户",
      "zh-TW": "該小程式已有使用者",
      en: "This mini program already has customers",
    },
    next: {
      "zh-CN": "为避免用户数据丢失，不能移除。",
      "zh-TW": "為避免使用者資料遺失，無法移除。",
      en: "It can't be removed, so that no customer data is lost.",
    },
  },
  account_in_file: {
    what: {
      "zh-CN": "该小程序由 ACCOUNTS_FILE 配置",
      "zh-TW": "該小程式由 ACCOUNTS_FILE 設定",
      en: "This mini program is configured in ACCOUNTS_FILE",
    },
    next: {
      "zh-CN": "请先从文件中删除并重启服务器，再在此处移除。",
      "zh-TW": "請先從檔案中刪除並重新啟動伺服器，再在此處移除。",
      en: "Delete it there, restart the server, then remove it here.",
    },
  },
  last_account: {
    what: { "zh-CN": "这是唯一的小程序", "zh-TW": "這是唯一的小程式", en: "This is the only mini program" },
    next: { "zh-CN": "请先连接另一个。", "zh-TW": "請先連接另一個。", en: "Connect another one first." },
  },
  account_not_found: {
    what: { "zh-CN": "小程序账号不存在", "zh-TW": "小程式帳號不存在", en: "Account not found" },
    next: {
      "zh-CN": "请换一个账号，或联系管理员邀请你。",
      "zh-TW": "請換一個帳號，或聯絡管理員邀請你。",
      en: "Choose another, or ask an admin to invite you.",
    },
  },
  browser_is_new: {
    what: {
      "zh-CN": "此浏览器尚未确认",
      "zh-TW": "此瀏覽器尚未確認",
      en: "This browser hasn't been confirmed yet",
    },
    next: {
      "zh-CN": "请在曾用过的浏览器中确认，或在那里退出登录。",
      "zh-TW": "請在曾用過的瀏覽器中確認，或在那裡登出。",
      en: "Confirm it in a browser you have used before, or sign out there.",
    },
  },
  not_allowed: {
    what: { "zh-CN": "没有权限", "zh-TW": "沒有權限", en: "You don't have permission" },
    next: {
      "zh-CN": "如有需要，请联系主管。",
      "zh-TW": "如有需要，請聯絡主管。",
      en: "Ask a supervisor if needed.",
    },
  },
  not_bound: {
    what: {
      "zh-CN": "你未绑定此账号",
      "zh-TW": "你未綁定此帳號",
      en: "You aren't an agent of this account",
    },
    next: {
      "zh-CN": "请联系管理员发送邀请。",
      "zh-TW": "請聯絡管理員傳送邀請。",
      en: "Ask an admin for an invitation.",
    },
  },
  not_signed_in: {
    what: { "zh-CN": "登录已失效", "zh-TW": "登入已失效", en: "You're signed out" },
    next: { "zh-CN": "请重新扫码登录。", "zh-TW": "請重新掃描登入。", en: "Scan again to sign in." },
  },
  too_many_requests: {
    what: {
      "zh-CN": "请求过于频繁",
      "zh-TW": "請求過於頻繁",
      en: "Too many requests",
    },
    next: {
      "zh-CN": "请在 {{retryAfterSeconds}} 秒后重试。",
      "zh-TW": "請在 {{retryAfterSeconds}} 秒後重試。",
      en: "Try again in {{retryAfterSeconds}} s.",
    },
  },
  upload_limit_reached: {
    what: {
      "zh-CN": "一天内上传的图片过多",
      "zh-TW": "一天內上傳的圖片過多",
      en: "Too many images uploaded in one day",
    },
    next: {
      "zh-CN": "请先发送已选的图片，或稍后重试。",
      "zh-TW": "請先傳送已選的圖片，或稍後重試。",
      en: "Send the images you chose, or try again later.",
    },
  },
  export_under_way: {
    what: {
      "zh-CN": "你有一份聊天记录正在导出",
      "zh-TW": "你有一份聊天記錄正在匯出",
      en: "Another export of yours is in progress",
    },
    next: {
      "zh-CN": "请等待导出完成，或先取消。",
      "zh-TW": "請等候匯出完成，或先取消。",
      en: "Wait until it finishes, or cancel it.",
    },
  },
  server_busy: {
    what: { "zh-CN": "服务器繁忙", "zh-TW": "伺服器忙碌中", en: "The server is busy" },
    next: { "zh-CN": "请在几秒后重试。", "zh-TW": "請在幾秒後重試。", en: "Try again in a few seconds." },
  },
  jobs_unavailable: {
    what: {
      "zh-CN": "服务器后台任务异常",
      "zh-TW": "伺服器背景工作異常",
      en: "Background jobs are failing on the server",
    },
    next: {
      "zh-CN": "请稍后重试；如持续出现，请联系管理员。",
      "zh-TW": "請稍後重試；如持續發生，請聯絡管理員。",
      en: "Try again later. If this continues, tell an admin.",
    },
  },
  database_unavailable: {
    what: { "zh-CN": "数据库不可用", "zh-TW": "資料庫無法使用", en: "Database unavailable" },
    next: {
      "zh-CN": "恢复后会自动继续。",
      "zh-TW": "恢復後會自動繼續。",
      en: "Work continues automatically once it's back.",
    },
  },
  someone: { "zh-CN": "其他同事", "zh-TW": "其他同事", en: "Someone else" },
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
      "zh-CN": "页面版本过旧，无法显示服务器拒绝的原因",
      "zh-TW": "頁面版本過舊，無法顯示伺服器拒絕的原因",
      en: "This page is outdated and can't show why the server rejected this",
    },
    next: {
      "zh-CN": "请刷新页面后重试。",
      "zh-TW": "請重新整理頁面後重試。",
      en: "Reload the page and try again.",
    },
  },
} as const satisfies Messages & Record<RefusalCode, RefusalMessages>;
