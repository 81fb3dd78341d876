import type { Messages } from "../message.ts";

export default {
  means: {
    "zh-CN":
      "用户消息匹配关键词时自动回复。规则自上而下匹配，由首条匹配的规则回复。「全匹配」指消息与关键词完全一致，「半匹配」指消息包含关键词；不区分大小写、全角半角及首尾标点。",
    "zh-TW":
      "使用者訊息符合關鍵字時自動回覆。規則由上而下比對，由首條符合的規則回覆。「完全相符」指訊息與關鍵字完全一致，「部分相符」指訊息包含關鍵字；不區分大小寫、全形半形及首尾標點。",
    en: "Messages that match a keyword get an automatic reply. Rules are checked from the top, and the first match replies. “Whole” means the message is exactly the keyword; “Part” means it contains the keyword. Case, full and half width, and surrounding punctuation are ignored.",
  },
  effect: {
    "zh-CN":
      "以账号名义发送，占用该消息 {{replies}} 条回复额度中的一条，最后一条始终留给客服。在线客服接待期间不发送；同一规则对同一用户 10 分钟内仅回复一次。已发送关键词回复的消息不再触发自动回复。用户仍等待客服回复。",
    "zh-TW":
      "以帳號名義傳送，佔用該訊息 {{replies}} 則回覆額度中的一則，最後一則始終留給客服。線上客服接待期間不傳送；同一規則對同一使用者 10 分鐘內僅回覆一次。已傳送關鍵字回覆的訊息不再觸發自動回覆。使用者仍等待客服回覆。",
    en: "Sent in the account's name and uses one of the {{replies}} replies that a message allows; the last one is always left to an agent. Not sent while an online agent serves the customer. The same rule replies to a customer at most once in 10 minutes. A message that gets a keyword reply gets no auto-reply. Customers still wait for an agent.",
  },
  no_reply: {
    "zh-CN": "按「可回复条数」的设置，每条消息的额度不足两条，须留给客服，因此当前不会发送。",
    "zh-TW": "依「可回覆則數」的設定，每則訊息的額度不足兩則，須留給客服，因此目前不會傳送。",
    en: "With the current “Reply quota” settings a message allows fewer than two replies. They are left to agents, so nothing is sent.",
  },
  handed_over: {
    nobody_online: {
      "zh-CN": "没有客服在线时，无人接待的用户将转到微信官方客服工具，不会收到关键词回复。",
      "zh-TW": "沒有客服上線時，無人接待的使用者將轉到微信官方客服工具，不會收到關鍵字回覆。",
      en: "While no agent is online, unserved customers are routed to WeChat's own tool and get no keyword reply.",
    },
    closed: {
      "zh-CN": "非服务时间内，无人接待的用户将转到微信官方客服工具，不会收到关键词回复。",
      "zh-TW": "非服務時間內，無人接待的使用者將轉到微信官方客服工具，不會收到關鍵字回覆。",
      en: "Outside business hours, unserved customers are routed to WeChat's own tool and get no keyword reply.",
    },
  },
  list: { "zh-CN": "关键词回复规则", "zh-TW": "關鍵字回覆規則", en: "Keyword reply rules" },
  none: { "zh-CN": "暂无关键词回复", "zh-TW": "暫無關鍵字回覆", en: "No keyword replies yet" },
  none_text: {
    "zh-CN": "例如：用户询问「发货」时，自动告知发货时间和物流查询方式。",
    "zh-TW": "例如：使用者詢問「出貨」時，自動告知出貨時間和物流查詢方式。",
    en: "For example, tell customers who ask about “delivery” how long it takes and where to track it.",
  },
  not_read: {
    "zh-CN": "关键词回复加载失败",
    "zh-TW": "關鍵字回覆載入失敗",
    en: "Couldn’t load keyword replies",
  },
  add: { "zh-CN": "新增规则", "zh-TW": "新增規則", en: "Add rule" },
  full: {
    "zh-CN": "最多 {{limit}} 条规则，请先删除一条",
    "zh-TW": "最多 {{limit}} 條規則，請先刪除一條",
    en: "Limit of {{limit}} rules reached. Delete one first.",
  },
  off: { "zh-CN": "已停用", "zh-TW": "已停用", en: "Off" },
  on: { "zh-CN": "启用「{{name}}」", "zh-TW": "啟用「{{name}}」", en: "Turn on “{{name}}”" },
  remove: { "zh-CN": "删除「{{name}}」", "zh-TW": "刪除「{{name}}」", en: "Delete “{{name}}”" },
  removal: {
    question: { "zh-CN": "删除「{{name}}」？", "zh-TW": "刪除「{{name}}」？", en: "Delete “{{name}}”?" },
    effect: {
      "zh-CN": "删除后不再按此规则回复，已发送的回复不受影响。如暂不使用，可停用该规则。",
      "zh-TW": "刪除後不再依此規則回覆，已傳送的回覆不受影響。如暫不使用，可停用該規則。",
      en: "The rule stops replying to these keywords. Replies already sent stay. To pause it, turn it off instead.",
    },
    confirm: { "zh-CN": "删除", "zh-TW": "刪除", en: "Delete" },
  },
  try: {
    label: { "zh-CN": "测试", "zh-TW": "測試", en: "Test" },
    example: {
      "zh-CN": "输入用户可能的问题，例如：什么时候发货？",
      "zh-TW": "輸入使用者可能的問題，例如：什麼時候出貨？",
      en: "For example: when will it ship?",
    },
    found: { "zh-CN": "按「{{name}}」回复：", "zh-TW": "依「{{name}}」回覆：", en: "“{{name}}” replies:" },
    none: {
      "zh-CN": "没有匹配的规则，不会自动回复。",
      "zh-TW": "沒有符合的規則，不會自動回覆。",
      en: "No rule matches. Nothing is sent.",
    },
  },
  name: { "zh-CN": "规则名称", "zh-TW": "規則名稱", en: "Rule name" },
  name_hint: {
    "zh-CN": "仅客服可见，用户不可见。",
    "zh-TW": "僅客服可見，使用者不可見。",
    en: "Visible to agents, not to customers.",
  },
  keywords: { "zh-CN": "关键词", "zh-TW": "關鍵字", en: "Keywords" },
  keyword: { "zh-CN": "关键词 {{place}}", "zh-TW": "關鍵字 {{place}}", en: "Keyword {{place}}" },
  keyword_add: { "zh-CN": "添加关键词", "zh-TW": "新增關鍵字", en: "Add keyword" },
  keyword_remove: {
    "zh-CN": "删除关键词 {{place}}",
    "zh-TW": "刪除關鍵字 {{place}}",
    en: "Remove keyword {{place}}",
  },
  keyword_only: {
    "zh-CN": "至少需要一个关键词",
    "zh-TW": "至少需要一個關鍵字",
    en: "At least one keyword is required",
  },
  keywords_full: {
    "zh-CN": "一条规则最多 {{limit}} 个关键词",
    "zh-TW": "一條規則最多 {{limit}} 個關鍵字",
    en: "At most {{limit}} keywords per rule",
  },
  match: {
    whole: { "zh-CN": "全匹配", "zh-TW": "完全相符", en: "Whole" },
    contained: { "zh-CN": "半匹配", "zh-TW": "部分相符", en: "Part" },
    label: {
      "zh-CN": "关键词 {{place}} 的匹配方式",
      "zh-TW": "關鍵字 {{place}} 的比對方式",
      en: "Match type of keyword {{place}}",
    },
    hint: {
      "zh-CN": "半匹配：消息包含关键词；全匹配：消息与关键词一致",
      "zh-TW": "部分相符：訊息包含關鍵字；完全相符：訊息與關鍵字一致",
      en: "Part: the message contains it. Whole: the message is exactly it.",
    },
  },
  overshadowed: {
    "zh-CN": "「{{keyword}}」不会触发此规则：排在前面的「{{name}}」会先回复。",
    "zh-TW": "「{{keyword}}」不會觸發此規則：排在前面的「{{name}}」會先回覆。",
    en: "“{{keyword}}” never triggers this rule: “{{name}}” above it replies first.",
  },
  text: { "zh-CN": "回复内容", "zh-TW": "回覆內容", en: "Reply" },
  length: {
    "zh-CN": "{{length}} / {{limit}} 字，原样发送给用户",
    "zh-TW": "{{length}} / {{limit}} 字，原樣傳送給使用者",
    en: "{{length}} / {{limit}} characters, sent as written",
  },
  save: { "zh-CN": "保存", "zh-TW": "儲存", en: "Save" },
  example: {
    name: { "zh-CN": "例如：发货时间", "zh-TW": "例如：出貨時間", en: "For example, Delivery time" },
    keyword: { "zh-CN": "例如：发货", "zh-TW": "例如：出貨", en: "For example, ship" },
    text: {
      "zh-CN": "例如：您好，付款后 48 小时内发出。",
      "zh-TW": "例如：您好，付款後 48 小時內寄出。",
      en: "For example: We ship within 48 hours.",
    },
  },
  form: {
    kept: {
      "zh-CN": "这是上次未保存的内容。",
      "zh-TW": "這是上次未儲存的內容。",
      en: "Unsaved text from last time.",
    },
    gone: {
      "zh-CN": "此规则已被删除。可将以上内容另存为新规则。",
      "zh-TW": "此規則已被刪除。可將以上內容另存為新規則。",
      en: "This rule was deleted. You can save the text above as a new one.",
    },
    anew: { "zh-CN": "另存为新的", "zh-TW": "另存為新的", en: "Save as new" },
    overtaken: {
      "zh-CN": "其他人刚修改了相同内容，保存将覆盖对方的修改。",
      "zh-TW": "其他人剛修改了相同內容，儲存將覆蓋對方的修改。",
      en: "Someone else just changed this. Saving overwrites their changes.",
    },
  },
  problem: {
    name_blank: { "zh-CN": "请填写规则名称", "zh-TW": "請填寫規則名稱", en: "A name is required" },
    name_long: {
      "zh-CN": "规则名称最多 {{limit}} 个字",
      "zh-TW": "規則名稱最多 {{limit}} 個字",
      en: "Names are limited to {{limit}} characters",
    },
    keyword_blank: {
      "zh-CN": "至少需要一个关键词",
      "zh-TW": "至少需要一個關鍵字",
      en: "At least one keyword is required",
    },
    keyword_long: {
      "zh-CN": "关键词最多 {{limit}} 个字",
      "zh-TW": "關鍵字最多 {{limit}} 個字",
      en: "Keywords are limited to {{limit}} characters",
    },
    text_blank: { "zh-CN": "请填写回复内容", "zh-TW": "請填寫回覆內容", en: "A reply is required" },
    text_long: {
      "zh-CN": "回复内容最多 {{limit}} 个字",
      "zh-TW": "回覆內容最多 {{limit}} 個字",
      en: "Replies are limited to {{limit}} characters",
    },
    slot: {
      "zh-CN": "{{slot}} 不会自动填充，请直接填写内容",
      "zh-TW": "{{slot}} 不會自動填入，請直接填寫內容",
      en: "{{slot}} isn’t filled in automatically. Write the text itself.",
    },
  },
} as const satisfies Messages;
