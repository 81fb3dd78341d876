import type { Messages } from "../message.ts";

export default {
  means: {
    "zh-CN":
      "微信不向客服提供用户身份，但你的服务器有这些资料。使用密钥将昵称、等级、订单等推送过来，客服即可在对话旁查看；更改后立即更新。",
    "zh-TW":
      "微信不向客服提供使用者身分，但你的伺服器有這些資料。使用金鑰將暱稱、等級、訂單等推送過來，客服即可在對話旁檢視；更改後立即更新。",
    en: "WeChat doesn't tell agents who a customer is, but your server knows. It uses a key to push names, levels, orders and more. Agents see them beside the conversation, and changes appear immediately.",
  },
  doc: {
    "zh-CN": "推送方式和可推送的内容，见接口文档",
    "zh-TW": "推送方式和可推送的內容，見 API 文件",
    en: "How to push and what you can push: API reference",
  },
  address: { "zh-CN": "推送地址", "zh-TW": "推送位址", en: "Endpoint" },
  address_hint: {
    "zh-CN": "将 {openid} 替换为用户的 openid；方法 PUT，请求头 Authorization: Bearer 密钥。",
    "zh-TW": "將 {openid} 替換為使用者的 openid；方法 PUT，標頭 Authorization: Bearer 金鑰。",
    en: "Replace {openid} with the customer's openid. Use method PUT and the header Authorization: Bearer with the key.",
  },
  copy_address: { "zh-CN": "复制地址", "zh-TW": "複製位址", en: "Copy endpoint" },
  copied_address: { "zh-CN": "地址已复制", "zh-TW": "位址已複製", en: "Endpoint copied" },
  keys: { "zh-CN": "密钥", "zh-TW": "金鑰", en: "Keys" },
  keys_hint: {
    "zh-CN": "每个系统使用单独的密钥，泄露时只需撤销相应的一个。密钥只能保存在服务器上，不要写入小程序。",
    "zh-TW": "每個系統使用單獨的金鑰，外洩時只需撤銷相應的一個。金鑰只能儲存在伺服器上，不要寫入小程式。",
    en: "Use a separate key for each system, so that you can revoke one without affecting the others. Keep keys on servers, never in the mini program.",
  },
  none: { "zh-CN": "暂无密钥", "zh-TW": "暫無金鑰", en: "No keys yet" },
  none_text: {
    "zh-CN": "创建一个，交给小程序后台的开发人员。",
    "zh-TW": "建立一個，交給小程式後台的開發人員。",
    en: "Create one for the developers of the mini program's server.",
  },
  add: { "zh-CN": "创建密钥", "zh-TW": "建立金鑰", en: "Create key" },
  full: {
    "zh-CN": "已达上限 {{limit}} 个，请先撤销不用的密钥",
    "zh-TW": "已達上限 {{limit}} 個，請先撤銷不用的金鑰",
    en: "Limit of {{limit}} keys reached. Revoke unused keys first",
  },
  failed: { "zh-CN": "密钥加载失败", "zh-TW": "金鑰載入失敗", en: "Couldn't load keys" },
  created: {
    "zh-CN": "{{name}} 创建于 {{time}}",
    "zh-TW": "{{name}} 建立於 {{time}}",
    en: "created by {{name}}, {{time}}",
  },
  created_by_server: { "zh-CN": "创建于 {{time}}", "zh-TW": "建立於 {{time}}", en: "created {{time}}" },
  used: { "zh-CN": "最近使用 {{time}}", "zh-TW": "最近使用 {{time}}", en: "last used {{time}}" },
  unused: { "zh-CN": "从未使用", "zh-TW": "從未使用", en: "never used" },
  ends_in: { "zh-CN": "…{{tail}}", "zh-TW": "…{{tail}}", en: "…{{tail}}" },
  revoke: { "zh-CN": "撤销", "zh-TW": "撤銷", en: "Revoke" },
  revoke_label: { "zh-CN": "撤销「{{name}}」", "zh-TW": "撤銷「{{name}}」", en: "Revoke “{{name}}”" },
  revoke_question: { "zh-CN": "撤销「{{name}}」？", "zh-TW": "撤銷「{{name}}」？", en: "Revoke “{{name}}”?" },
  revoke_effect: {
    "zh-CN": "立即生效：使用此密钥推送的系统会收到 401。已推送的资料会保留。撤销后无法恢复。",
    "zh-TW": "立即生效：使用此金鑰推送的系統會收到 401。已推送的資料會保留。撤銷後無法復原。",
    en: "Takes effect immediately: systems that push with this key get 401. Data already pushed is kept. This can't be undone.",
  },
  form: {
    title: { "zh-CN": "创建密钥", "zh-TW": "建立金鑰", en: "Create key" },
    name: { "zh-CN": "用途", "zh-TW": "用途", en: "Used by" },
    name_hint: {
      "zh-CN": "供同事识别，例如「商城后台」。",
      "zh-TW": "供同事識別，例如「商城後台」。",
      en: "Shown to colleagues, for example “Shop server”.",
    },
    make: { "zh-CN": "创建", "zh-TW": "建立", en: "Create" },
    making: { "zh-CN": "正在创建", "zh-TW": "正在建立", en: "Creating" },
    done: { "zh-CN": "「{{name}}」的密钥", "zh-TW": "「{{name}}」的金鑰", en: "Key for “{{name}}”" },
    once: {
      "zh-CN": "仅显示一次。关闭后任何人都无法再查看，只能撤销后重新创建。",
      "zh-TW": "僅顯示一次。關閉後任何人都無法再檢視，只能撤銷後重新建立。",
      en: "Shown only once. After you close this, the key can't be viewed again, only revoked and replaced by a new one.",
    },
    copy: { "zh-CN": "复制密钥", "zh-TW": "複製金鑰", en: "Copy key" },
    copied: { "zh-CN": "密钥已复制", "zh-TW": "金鑰已複製", en: "Key copied" },
    try: { "zh-CN": "测试命令", "zh-TW": "測試指令", en: "Try it" },
    copy_try: { "zh-CN": "复制命令", "zh-TW": "複製指令", en: "Copy command" },
    copied_try: { "zh-CN": "命令已复制", "zh-TW": "指令已複製", en: "Command copied" },
    close: { "zh-CN": "我已保存", "zh-TW": "我已儲存", en: "I've saved it" },
  },
} as const satisfies Messages;
