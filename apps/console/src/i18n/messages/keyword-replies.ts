import type { Messages } from "../message.ts";

export default {
  means: {
    "zh-CN":
      "用户发来的文字对得上关键词，就自动回一段话。从上往下看，第一条对得上的规则来回复。「全匹配」是整句话就是这个词，「半匹配」是话里有这个词；大小写、全角半角和前后的标点不计较。",
    "zh-TW":
      "使用者傳來的文字對得上關鍵字，就自動回一段話。由上往下看，第一條對得上的規則來回覆。「完全相符」是整句話就是這個詞，「部分相符」是話裡有這個詞；大小寫、全形半形和前後的標點不計較。",
    en: "A customer whose text matches a keyword is answered by a text of the account's own. Rules are asked from the top; the first that matches answers. “Whole” means that the keyword is all they wrote, “part” that it is in what they wrote; upper and lower case, full and half width and punctuation around it do not matter.",
  },
  effect: {
    "zh-CN":
      "以账号的名义发出，用掉这条消息给的 {{replies}} 条额度里的一条；最后一条总是留给客服。在线的客服正在接待时不发；同一条规则对同一位用户 10 分钟内只回一次。发了关键词回复，这条消息就不再发自动回复。用户照样等着客服回复。",
    "zh-TW":
      "以帳號的名義送出，用掉這則訊息給的 {{replies}} 則額度裡的一則；最後一則總是留給客服。線上的客服正在接待時不送；同一條規則對同一位使用者 10 分鐘內只回一次。送了關鍵字回覆，這則訊息就不再送自動回覆。使用者照樣等著客服回覆。",
    en: "Sent in the account's name, from the {{replies}} replies that a message grants; the last of them is left to an agent. Not while an agent who is online serves the customer, and by the same rule at most once in 10 minutes to one customer. A message that gets a keyword reply gets no auto-reply. Customers still wait for an agent.",
  },
  no_reply: {
    "zh-CN": "按「可回复条数」里选的数字，一条消息给的额度不到两条，要留给客服，所以现在不会发出。",
    "zh-TW": "依「可回覆則數」裡選的數字，一則訊息給的額度不到兩則，要留給客服，所以現在不會送出。",
    en: "By the numbers chosen under “Reply allowance” a message grants fewer than two replies. They are left to the agent, so nothing is sent now.",
  },
  handed_over: {
    nobody_online: {
      "zh-CN": "没有客服在线时，没人接待的用户会交给微信网页版客服，这些用户收不到关键词回复。",
      "zh-TW": "沒有客服在線上時，沒人接待的使用者會交給微信網頁版客服，這些使用者收不到關鍵字回覆。",
      en: "While nobody is online, customers whom nobody serves are handed over to WeChat's own tool, and get no keyword reply.",
    },
    closed: {
      "zh-CN": "不在营业时间时，没人接待的用户会交给微信网页版客服，这些用户收不到关键词回复。",
      "zh-TW": "不在營業時間時，沒人接待的使用者會交給微信網頁版客服，這些使用者收不到關鍵字回覆。",
      en: "When closed, customers whom nobody serves are handed over to WeChat's own tool, and get no keyword reply.",
    },
  },
  list: { "zh-CN": "关键词回复的规则", "zh-TW": "關鍵字回覆的規則", en: "Rules of keyword replies" },
  none: { "zh-CN": "还没有关键词回复", "zh-TW": "還沒有關鍵字回覆", en: "No keyword replies yet" },
  none_text: {
    "zh-CN": "例如：用户问「发货」，自动告诉他多久发出、在哪里查物流。",
    "zh-TW": "例如：使用者問「出貨」，自動告訴他多久寄出、在哪裡查物流。",
    en: "Such as: who asks about “delivery” is told how long it takes and where to track it.",
  },
  not_read: {
    "zh-CN": "没能读到关键词回复",
    "zh-TW": "沒能讀到關鍵字回覆",
    en: "The keyword replies could not be loaded",
  },
  add: { "zh-CN": "新增规则", "zh-TW": "新增規則", en: "Add a rule" },
  full: {
    "zh-CN": "最多 {{limit}} 条规则，先删掉一条",
    "zh-TW": "最多 {{limit}} 條規則，先刪掉一條",
    en: "There may be {{limit}} rules at most; delete one first",
  },
  off: { "zh-CN": "已停用", "zh-TW": "已停用", en: "Off" },
  on: { "zh-CN": "启用「{{name}}」", "zh-TW": "啟用「{{name}}」", en: "Use “{{name}}”" },
  remove: { "zh-CN": "删除「{{name}}」", "zh-TW": "刪除「{{name}}」", en: "Delete “{{name}}”" },
  removal: {
    question: { "zh-CN": "删除「{{name}}」？", "zh-TW": "刪除「{{name}}」？", en: "Delete “{{name}}”?" },
    effect: {
      "zh-CN": "用户再发这些关键词，不会再按它回复；已经发出的回复还在。只是暂时不用的话，停用就行。",
      "zh-TW": "使用者再傳這些關鍵字，不會再依它回覆；已經送出的回覆還在。只是暫時不用的話，停用就行。",
      en: "Customers who write these keywords are not answered by it any more; what it has said stays. To pause it, turn it off.",
    },
    confirm: { "zh-CN": "删除", "zh-TW": "刪除", en: "Delete" },
  },
  try: {
    label: { "zh-CN": "试一试", "zh-TW": "試一試", en: "Try a text" },
    example: {
      "zh-CN": "用户可能会怎么问，例如 什么时候发货？",
      "zh-TW": "使用者可能會怎麼問，例如 什麼時候出貨？",
      en: "Such as: when will it ship?",
    },
    found: { "zh-CN": "按「{{name}}」回复：", "zh-TW": "依「{{name}}」回覆：", en: "“{{name}}” answers:" },
    none: {
      "zh-CN": "没有对得上的规则，不会自动回复。",
      "zh-TW": "沒有對得上的規則，不會自動回覆。",
      en: "No rule matches; nothing is sent.",
    },
  },
  name: { "zh-CN": "规则名称", "zh-TW": "規則名稱", en: "Name of the rule" },
  name_hint: {
    "zh-CN": "客服在对话里看得到，用户看不到。",
    "zh-TW": "客服在對話裡看得到，使用者看不到。",
    en: "Agents see it in the conversation; customers do not.",
  },
  keywords: { "zh-CN": "关键词", "zh-TW": "關鍵字", en: "Keywords" },
  keyword: { "zh-CN": "关键词 {{place}}", "zh-TW": "關鍵字 {{place}}", en: "Keyword {{place}}" },
  keyword_add: { "zh-CN": "再加一个关键词", "zh-TW": "再加一個關鍵字", en: "Add a keyword" },
  keyword_remove: {
    "zh-CN": "删掉关键词 {{place}}",
    "zh-TW": "刪掉關鍵字 {{place}}",
    en: "Remove keyword {{place}}",
  },
  keyword_only: {
    "zh-CN": "至少要有一个关键词",
    "zh-TW": "至少要有一個關鍵字",
    en: "A rule needs a keyword",
  },
  keywords_full: {
    "zh-CN": "一条规则最多 {{limit}} 个关键词",
    "zh-TW": "一條規則最多 {{limit}} 個關鍵字",
    en: "A rule has at most {{limit}} keywords",
  },
  match: {
    whole: { "zh-CN": "全匹配", "zh-TW": "完全相符", en: "Whole" },
    contained: { "zh-CN": "半匹配", "zh-TW": "部分相符", en: "Part" },
    label: {
      "zh-CN": "关键词 {{place}} 怎么匹配",
      "zh-TW": "關鍵字 {{place}} 怎麼比對",
      en: "How keyword {{place}} matches",
    },
    hint: {
      "zh-CN": "半匹配：话里有它；全匹配：整句就是它",
      "zh-TW": "部分相符：話裡有它；完全相符：整句就是它",
      en: "Part: it is in the text; whole: it is all of the text",
    },
  },
  overshadowed: {
    "zh-CN": "「{{keyword}}」轮不到这条规则：排在前面的「{{name}}」会先回复。",
    "zh-TW": "「{{keyword}}」輪不到這條規則：排在前面的「{{name}}」會先回覆。",
    en: "“{{keyword}}” never gets here: “{{name}}” stands above and answers first.",
  },
  text: { "zh-CN": "回复内容", "zh-TW": "回覆內容", en: "Reply" },
  length: {
    "zh-CN": "{{length}} / {{limit}} 字，原样发给用户",
    "zh-TW": "{{length}} / {{limit}} 字，原樣送給使用者",
    en: "{{length}} / {{limit}} characters, sent as written",
  },
  save: { "zh-CN": "保存", "zh-TW": "儲存", en: "Save" },
  example: {
    name: { "zh-CN": "例如 发货时间", "zh-TW": "例如 出貨時間", en: "Such as Delivery time" },
    keyword: { "zh-CN": "例如 发货", "zh-TW": "例如 出貨", en: "Such as ship" },
    text: {
      "zh-CN": "例如 您好，付款后 48 小时内发出。",
      "zh-TW": "例如 您好，付款後 48 小時內寄出。",
      en: "Such as: We ship within 48 hours.",
    },
  },
  form: {
    kept: {
      "zh-CN": "这是上次没有保存的内容。",
      "zh-TW": "這是上次沒有儲存的內容。",
      en: "This was written before and not saved.",
    },
    gone: {
      "zh-CN": "这条规则刚刚被删除了。可以把上面写的存成新的一条。",
      "zh-TW": "這條規則剛剛被刪除了。可以把上面寫的存成新的一條。",
      en: "This rule has just been deleted. What is written above can be saved as a new one.",
    },
    anew: { "zh-CN": "存成新的", "zh-TW": "存成新的", en: "Save as new" },
    overtaken: {
      "zh-CN": "你在改的地方，别人刚刚也改过。保存会覆盖对方的。",
      "zh-TW": "你在改的地方，別人剛剛也改過。儲存會覆蓋對方的。",
      en: "Somebody has just changed what you are changing. Saving replaces theirs.",
    },
  },
  problem: {
    name_blank: { "zh-CN": "要有规则名称", "zh-TW": "要有規則名稱", en: "The rule needs a name" },
    name_long: {
      "zh-CN": "规则名称最多 {{limit}} 个字",
      "zh-TW": "規則名稱最多 {{limit}} 個字",
      en: "A name has at most {{limit}} characters",
    },
    keyword_blank: {
      "zh-CN": "至少要有一个关键词",
      "zh-TW": "至少要有一個關鍵字",
      en: "The rule needs a keyword",
    },
    keyword_long: {
      "zh-CN": "一个关键词最多 {{limit}} 个字",
      "zh-TW": "一個關鍵字最多 {{limit}} 個字",
      en: "A keyword has at most {{limit}} characters",
    },
    text_blank: { "zh-CN": "要有回复内容", "zh-TW": "要有回覆內容", en: "The rule needs a reply" },
    text_long: {
      "zh-CN": "回复内容最多 {{limit}} 个字",
      "zh-TW": "回覆內容最多 {{limit}} 個字",
      en: "A reply has at most {{limit}} characters",
    },
    slot: {
      "zh-CN": "没有人替它填写 {{slot}}，请直接写出内容",
      "zh-TW": "沒有人替它填寫 {{slot}}，請直接寫出內容",
      en: "Nobody fills in {{slot}}; write what is meant",
    },
  },
} as const satisfies Messages;
