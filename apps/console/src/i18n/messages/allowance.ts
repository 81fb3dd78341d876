import type { Messages } from "../message.ts";

export default {
  title: { "zh-CN": "额度标准", "zh-TW": "額度標準", en: "Quota limits" },
  effect: {
    "zh-CN":
      "系统按此标准计算剩余回复条数和截止时间。微信结果不同时以微信为准，并立即更正。从用户下一次操作起生效。",
    "zh-TW":
      "系統依此標準計算剩餘回覆則數和截止時間。微信結果不同時以微信為準，並立即更正。從使用者下一次動作起生效。",
    en: "These limits determine how many replies are left and until when. If WeChat reports otherwise, WeChat takes precedence and the count is corrected immediately. Takes effect from the customer's next action.",
  },
  numbers: {
    "zh-CN":
      "点击按钮进入：{{entered}} 条，{{enteredTime}}内；用户发消息：{{message}} 条，{{messageTime}}内。",
    "zh-TW":
      "點按鈕進入：{{entered}} 則，{{enteredTime}}內；使用者傳訊息：{{message}} 則，{{messageTime}}內。",
    en: "Enters by the button: {{entered}} within {{enteredTime}}. Sends a message: {{message}} within {{messageTime}}.",
  },
  guide: {
    label: { "zh-CN": "按接入指引", "zh-TW": "依接入指引", en: "Integration guide" },
    effect: {
      "zh-CN": "微信客服消息接入指引中的标准，最稳妥。",
      "zh-TW": "微信客服訊息接入指引中的標準，最穩妥。",
      en: "The limits in WeChat's integration guide. Safest choice.",
    },
  },
  current: {
    label: { "zh-CN": "按当前文档", "zh-TW": "依目前文件", en: "Current documentation" },
    effect: {
      "zh-CN": "微信文档自 2024 年 12 月起的标准。",
      "zh-TW": "微信文件自 2024 年 12 月起的標準。",
      en: "The limits in WeChat's documentation since December 2024.",
    },
  },
  own: {
    label: { "zh-CN": "自定义", "zh-TW": "自訂", en: "Custom" },
    effect: {
      "zh-CN": "微信为你的账号提供其他额度时使用。",
      "zh-TW": "微信為你的帳號提供其他額度時使用。",
      en: "If WeChat grants your account other limits.",
    },
    title: { "zh-CN": "自定义额度", "zh-TW": "自訂額度", en: "Custom limits" },
    hint: {
      "zh-CN": "如果高于微信的实际限制，超出的回复会发送失败。",
      "zh-TW": "如果高於微信的實際限制，超出的回覆會傳送失敗。",
      en: "Replies above WeChat's actual limit fail.",
    },
    entered: { "zh-CN": "点击按钮进入", "zh-TW": "點按鈕進入", en: "Enters by the button" },
    message: { "zh-CN": "用户发来消息", "zh-TW": "使用者傳來訊息", en: "Sends a message" },
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
      en: "WeChat rejected reply number {{number}} after one message: {{at}}",
    },
    unsure: {
      "zh-CN": "从微信官方客服工具发送的回复也可能计入，此处无法统计。",
      "zh-TW": "從微信官方客服工具傳送的回覆也可能計入，此處無法統計。",
      en: "Replies sent from WeChat's own tool may count too. They can't be seen here.",
    },
    proposed: {
      "zh-CN": "据此，每次用户消息后可回复 {{count}} 条。保存前不会改变。",
      "zh-TW": "據此，每次使用者訊息後可回覆 {{count}} 則。儲存前不會改變。",
      en: {
        one: "This suggests {{count}} reply per message. Nothing changes until you save.",
        other: "This suggests {{count}} replies per message. Nothing changes until you save.",
      },
    },
    use: { "zh-CN": "使用此条数", "zh-TW": "使用此則數", en: "Use this number" },
  },
} as const satisfies Messages;
