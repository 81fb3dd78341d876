import type { Messages } from "../message.ts";

export default {
  means: {
    "zh-CN":
      "微信不告诉客服用户是谁，你的后台知道。让它用密钥把昵称、等级、订单等推过来，客服就能在对话旁边看到；改了马上更新。",
    "zh-TW":
      "微信不告訴客服使用者是誰，你的後台知道。讓它用金鑰把暱稱、等級、訂單等推過來，客服就能在對話旁邊看到；改了馬上更新。",
    en: "WeChat does not tell agents who a customer is; your own server knows. With a key it pushes the name, level, orders and so on, and agents see them beside the conversation, changes at once.",
  },
  doc: {
    "zh-CN": "怎么推送、能推送什么，见接口文档",
    "zh-TW": "怎麼推送、能推送什麼，見 API 文件",
    en: "How to push, and what: the API's page",
  },
  address: { "zh-CN": "推送地址", "zh-TW": "推送位址", en: "Address to push to" },
  address_hint: {
    "zh-CN": "把 {openid} 换成用户的 openid；方法 PUT，请求头 Authorization: Bearer 密钥。",
    "zh-TW": "把 {openid} 換成使用者的 openid；方法 PUT，標頭 Authorization: Bearer 金鑰。",
    en: "Put the customer's openid in place of {openid}; method PUT, with the header Authorization: Bearer and the key.",
  },
  copy_address: { "zh-CN": "复制地址", "zh-TW": "複製位址", en: "Copy the address" },
  copied_address: { "zh-CN": "已复制地址", "zh-TW": "已複製位址", en: "Address copied" },
  keys: { "zh-CN": "密钥", "zh-TW": "金鑰", en: "Keys" },
  keys_hint: {
    "zh-CN": "一处用一个，哪里泄露就只作废哪一个。密钥只能放在服务器上，不要写进小程序。",
    "zh-TW": "一處用一個，哪裡外洩就只作廢哪一個。金鑰只能放在伺服器上，不要寫進小程式。",
    en: "One for each place that uses it, so that one can be revoked without the others. Keep keys on servers, never in the mini program.",
  },
  none: { "zh-CN": "还没有密钥", "zh-TW": "還沒有金鑰", en: "No keys yet" },
  none_text: {
    "zh-CN": "新建一个，交给开发小程序后台的同事。",
    "zh-TW": "新增一個，交給開發小程式後台的同事。",
    en: "Make one for whoever builds the mini program's server.",
  },
  add: { "zh-CN": "新建密钥", "zh-TW": "新增金鑰", en: "New key" },
  full: {
    "zh-CN": "已满 {{limit}} 个，先作废不用的",
    "zh-TW": "已滿 {{limit}} 個，先作廢不用的",
    en: "There are {{limit}} already: revoke some first",
  },
  failed: { "zh-CN": "密钥没有读到", "zh-TW": "金鑰沒有讀到", en: "The keys could not be read" },
  created: {
    "zh-CN": "{{name}} 新建于 {{time}}",
    "zh-TW": "{{name}} 新增於 {{time}}",
    en: "made by {{name}}, {{time}}",
  },
  created_by_server: { "zh-CN": "新建于 {{time}}", "zh-TW": "新增於 {{time}}", en: "made {{time}}" },
  used: { "zh-CN": "最近使用 {{time}}", "zh-TW": "最近使用 {{time}}", en: "used {{time}}" },
  unused: { "zh-CN": "还没有用过", "zh-TW": "還沒有用過", en: "never used" },
  ends_in: { "zh-CN": "…{{tail}}", "zh-TW": "…{{tail}}", en: "…{{tail}}" },
  revoke: { "zh-CN": "作废", "zh-TW": "作廢", en: "Revoke" },
  revoke_label: { "zh-CN": "作废「{{name}}」", "zh-TW": "作廢「{{name}}」", en: "Revoke “{{name}}”" },
  revoke_question: { "zh-CN": "作废「{{name}}」？", "zh-TW": "作廢「{{name}}」？", en: "Revoke “{{name}}”?" },
  revoke_effect: {
    "zh-CN": "立刻生效：用它推送的后台会收到 401。已经推送的资料保留。作废后不能恢复。",
    "zh-TW": "立刻生效：用它推送的後台會收到 401。已經推送的資料保留。作廢後不能恢復。",
    en: "At once: whoever pushes with it gets 401. What was pushed stays. A revoked key does not come back.",
  },
  form: {
    title: { "zh-CN": "新建密钥", "zh-TW": "新增金鑰", en: "New key" },
    name: { "zh-CN": "用在哪里", "zh-TW": "用在哪裡", en: "Where it is used" },
    name_hint: {
      "zh-CN": "给同事看的，例如「商城后台」。",
      "zh-TW": "給同事看的，例如「商城後台」。",
      en: "For colleagues to read, “Shop server” say.",
    },
    make: { "zh-CN": "新建", "zh-TW": "新增", en: "Make it" },
    making: { "zh-CN": "正在新建", "zh-TW": "正在新增", en: "Making it" },
    done: { "zh-CN": "「{{name}}」的密钥", "zh-TW": "「{{name}}」的金鑰", en: "The key “{{name}}”" },
    once: {
      "zh-CN": "只显示这一次。关掉以后谁也看不到它，只能作废重建。",
      "zh-TW": "只顯示這一次。關掉以後誰也看不到它，只能作廢重建。",
      en: "Shown this once. Afterwards nobody can see it; it can only be revoked and made anew.",
    },
    copy: { "zh-CN": "复制密钥", "zh-TW": "複製金鑰", en: "Copy the key" },
    copied: { "zh-CN": "已复制密钥", "zh-TW": "已複製金鑰", en: "Key copied" },
    try: { "zh-CN": "试一试", "zh-TW": "試一試", en: "Try it" },
    copy_try: { "zh-CN": "复制命令", "zh-TW": "複製指令", en: "Copy the command" },
    copied_try: { "zh-CN": "已复制命令", "zh-TW": "已複製指令", en: "Command copied" },
    close: { "zh-CN": "我已经存好", "zh-TW": "我已經存好", en: "I have kept it" },
  },
} as const satisfies Messages;
