import type { Messages } from "../message.ts";

export default {
  reactivateAfterMs: {
    label: {
      "zh-CN": "多久没有消息转为待激活",
      "zh-TW": "多久沒有訊息轉為閒置",
      en: "Silence until a session turns inactive",
    },
    effect: {
      "zh-CN":
        "双方都没有消息满这么久，已回复的会话转为待激活，未回复的回到待接入。从下一条消息或下一次接入起算。",
      "zh-TW":
        "雙方都沒有訊息滿這麼久，已回覆的會話轉為閒置，未回覆的回到待接入。從下一則訊息或下一次接入起算。",
      en: "After this long without a message either way an answered session turns inactive and must be reactivated. If the customer waits for an answer, the session returns to the queue. Counts from the next message or pick-up.",
    },
  },
  keepUnanswered: {
    label: {
      "zh-CN": "未回复的会话留在客服名下",
      "zh-TW": "未回覆的會話留在客服名下",
      en: "Unanswered sessions stay with the agent",
    },
    effect: {
      "zh-CN": "打开后与微信自带工具一致：用户仍在等候也转为待激活。关闭则回到待接入，由其他客服回复。",
      "zh-TW": "開啟後與微信自帶工具一致：使用者仍在等候也轉為閒置。關閉則回到待接入，由其他客服回覆。",
      en: "On: a session turns inactive although its customer waits, as in WeChat's own tool. Off: it returns to the queue, and another agent can answer.",
    },
  },
  graceMs: {
    label: { "zh-CN": "断线宽限时间", "zh-TW": "斷線寬限時間", en: "Grace time for a lost connection" },
    effect: {
      "zh-CN": "客服的页面断开超过这么久就算离线：有用户在等的会话回到待接入，其余转为待激活。",
      "zh-TW": "客服的頁面中斷超過這麼久就算離線：有使用者在等的會話回到待接入，其餘轉為閒置。",
      en: "After this long without a connection an agent is offline: sessions whose customer waits go back to the line, the others turn inactive.",
    },
  },
  noAnswerMs: {
    label: { "zh-CN": "无应答退回", "zh-TW": "無回應退回", en: "Back to the line when nobody answers" },
    effect: {
      "zh-CN": "用户等了这么久还没有回复，会话自动回到待接入，客服转为离开，主管能看到原因。",
      "zh-TW": "使用者等了這麼久還沒有回覆，會話自動回到待接入，客服轉為離開，主管能看到原因。",
      en: "A customer unanswered for this long goes back to the waiting line, the agent is set to away, and supervisors see why.",
    },
  },
  exceedByHand: {
    label: {
      "zh-CN": "手动接入可以超过容量",
      "zh-TW": "手動接入可以超過容量",
      en: "Pick-up by hand may exceed capacity",
    },
    effect: {
      "zh-CN": "关闭后，容量满的客服不能再手动接入。",
      "zh-TW": "關閉後，容量滿的客服不能再手動接入。",
      en: "When off, an agent at capacity cannot pick up by hand.",
    },
  },
  exceedByTransfer: {
    label: { "zh-CN": "转接可以超过容量", "zh-TW": "轉接可以超過容量", en: "Transfers may exceed capacity" },
    effect: {
      "zh-CN": "关闭后，不能转接给容量已满的客服。",
      "zh-TW": "關閉後，不能轉接給容量已滿的客服。",
      en: "When off, nobody at capacity can be given a session.",
    },
  },
  initialCapacity: {
    label: { "zh-CN": "新绑定客服的容量", "zh-TW": "新綁定客服的容量", en: "Capacity of a new agent" },
    effect: {
      "zh-CN": "新来的客服最多同时接待这么多会话。已经绑定的不变，可在绑定与邀请里单独改。",
      "zh-TW": "新來的客服最多同時接待這麼多會話。已經綁定的不變，可在綁定與邀請裡單獨改。",
      en: "How many sessions an agent bound from now on serves at a time. Change it for others under Bindings.",
    },
  },
  initialAuto: {
    label: {
      "zh-CN": "新绑定客服自动接入",
      "zh-TW": "新綁定客服自動接入",
      en: "New agents pick up automatically",
    },
    effect: {
      "zh-CN": "打开后，新来的客服上线就会自动分到会话；关闭则自己点接入。",
      "zh-TW": "開啟後，新來的客服上線就會自動分到會話；關閉則自己點接入。",
      en: "When on, sessions come to a new agent by themselves; when off, they pick up by hand.",
    },
  },
  waitTargetMs: {
    label: { "zh-CN": "接入目标时间", "zh-TW": "接入目標時間", en: "Target for picking up" },
    effect: {
      "zh-CN": "用户等得比这更久，列表里会变色，并提醒主管。",
      "zh-TW": "使用者等得比這更久，清單裡會變色，並提醒主管。",
      en: "Whoever waits longer than this is coloured in the lists and reported to supervisors.",
    },
  },
  answerTargetMs: {
    label: { "zh-CN": "回复目标时间", "zh-TW": "回覆目標時間", en: "Target for answering" },
    effect: {
      "zh-CN": "用户等候回复超过此时长，在客服列表和主管面板中突出显示。",
      "zh-TW": "使用者等候回覆超過此時長，在客服清單和主管面板中醒目顯示。",
      en: "A customer who has waited longer than this for an answer is highlighted in the agent's list and on the board.",
    },
  },
  unansweredAlertMs: {
    label: { "zh-CN": "未回复提醒", "zh-TW": "未回覆提醒", en: "Alert about unanswered customers" },
    effect: {
      "zh-CN": "用户等候回复达到此时长，提醒接待客服，并在主管面板告警。",
      "zh-TW": "使用者等候回覆達到此時長，提醒接待客服，並在主管面板告警。",
      en: "A customer who has waited this long for an answer is shown to their agent and on the supervisors' board.",
    },
  },
  pushSilenceMs: {
    label: { "zh-CN": "推送静默提醒", "zh-TW": "推送靜默提醒", en: "Alarm when WeChat is silent" },
    effect: {
      "zh-CN": "营业时间内这么久没有收到微信的任何推送，就提醒主管：可能是推送配置出了问题。",
      "zh-TW": "營業時間內這麼久沒有收到微信的任何推送，就提醒主管：可能是推送設定出了問題。",
      en: "No push from WeChat for this long within opening hours is reported to supervisors: the push settings may be broken.",
    },
  },
} as const satisfies Messages;
