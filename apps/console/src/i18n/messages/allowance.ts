import type { Messages } from "../message.ts";

export default {
  title: { "zh-CN": "采用哪套额度", "zh-TW": "採用哪套額度", en: "Which numbers WeChat goes by" },
  effect: {
    "zh-CN":
      "系统按这里的数字计算还能回复几条、到什么时候。微信另有说法时以微信为准，并立刻改正。从用户下一次动作起生效。",
    "zh-TW":
      "系統依這裡的數字計算還能回覆幾則、到什麼時候。微信另有說法時以微信為準，並立刻改正。從使用者下一次動作起生效。",
    en: "How many replies are left, and until when, is counted by these numbers. Where WeChat says otherwise, WeChat is right and the count follows at once. Counts from the customer's next act.",
  },
  numbers: {
    "zh-CN": "点按钮进入：{{entered}} 条，{{enteredTime}}内；用户发消息：{{message}} 条，{{messageTime}}内。",
    "zh-TW":
      "點按鈕進入：{{entered}} 則，{{enteredTime}}內；使用者傳訊息：{{message}} 則，{{messageTime}}內。",
    en: "By the button: {{entered}} within {{enteredTime}}; by a message: {{message}} within {{messageTime}}.",
  },
  guide: {
    label: { "zh-CN": "按接入指引", "zh-TW": "依接入指引", en: "The guide" },
    effect: {
      "zh-CN": "微信客服消息接入指引里的数字，最稳妥。",
      "zh-TW": "微信客服訊息接入指引裡的數字，最穩妥。",
      en: "The numbers of WeChat's guide, the safest.",
    },
  },
  current: {
    label: { "zh-CN": "按当前文档", "zh-TW": "依目前文件", en: "The current pages" },
    effect: {
      "zh-CN": "2024 年 12 月起微信文档写的数字。",
      "zh-TW": "2024 年 12 月起微信文件寫的數字。",
      en: "What WeChat's pages have said since December 2024.",
    },
  },
  own: {
    label: { "zh-CN": "自定义", "zh-TW": "自訂", en: "Own numbers" },
    effect: {
      "zh-CN": "微信给你的账号另有额度时，自己填写。",
      "zh-TW": "微信給你的帳號另有額度時，自己填寫。",
      en: "If WeChat grants your account something else.",
    },
    title: { "zh-CN": "自定义额度", "zh-TW": "自訂額度", en: "Own numbers" },
    hint: {
      "zh-CN": "填得比微信实际放行的多，超出的回复会发送失败。",
      "zh-TW": "填得比微信實際放行的多，超出的回覆會傳送失敗。",
      en: "Above what WeChat really accepts, replies fail.",
    },
    entered: { "zh-CN": "点按钮进入", "zh-TW": "點按鈕進入", en: "Enters by the button" },
    message: { "zh-CN": "用户发来消息", "zh-TW": "使用者傳來訊息", en: "Writes a message" },
    replies_of: { "zh-CN": "{{act}}：条数", "zh-TW": "{{act}}：則數", en: "{{act}}: replies" },
    time_of: { "zh-CN": "{{act}}：时间", "zh-TW": "{{act}}：時間", en: "{{act}}: time" },
    ranges: {
      "zh-CN": "0 到 100 条；进入 {{entered}}，消息 {{message}}",
      "zh-TW": "0 到 100 則；進入 {{entered}}，訊息 {{message}}",
      en: "0 to 100 replies; entering {{entered}}, message {{message}}",
    },
  },
  evidence: {
    title: {
      "zh-CN": "微信在此账号的实际表现",
      "zh-TW": "微信在此帳號的實際表現",
      en: "What WeChat accepted here",
    },
    accepted: {
      "zh-CN": "微信接受了一次用户消息后的第 {{number}} 条回复：{{at}}",
      "zh-TW": "微信接受了一次使用者訊息後的第 {{number}} 則回覆：{{at}}",
      en: "WeChat accepted reply number {{number}} after one message: {{at}}",
    },
    refused: {
      "zh-CN": "微信拒绝了一次用户消息后的第 {{number}} 条回复：{{at}}",
      "zh-TW": "微信拒絕了一次使用者訊息後的第 {{number}} 則回覆：{{at}}",
      en: "WeChat refused reply number {{number}} after one message: {{at}}",
    },
    unsure: {
      "zh-CN": "从微信网页版客服发出的回复也可能计入，此处无法统计。",
      "zh-TW": "從微信網頁版客服傳送的回覆也可能計入，此處無法統計。",
      en: "Replies sent from WeChat's own tools may count too, and are not seen here.",
    },
    proposed: {
      "zh-CN": "据此，每次用户消息后可回复 {{count}} 条。保存前不会改变。",
      "zh-TW": "據此，每次使用者訊息後可回覆 {{count}} 則。儲存前不會改變。",
      en: {
        one: "By this, WeChat accepts {{count}} reply after a message. Nothing changes until you save.",
        other: "By this, WeChat accepts {{count}} replies after a message. Nothing changes until you save.",
      },
    },
    use: { "zh-CN": "采用这个条数", "zh-TW": "採用這個則數", en: "Use this number" },
  },
} as const satisfies Messages;
