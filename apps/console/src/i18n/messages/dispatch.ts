import type { Messages } from "../message.ts";

export default {
  reactivateAfterMs: {
    label: {
      "zh-CN": "无消息多久转为待激活",
      "zh-TW": "無訊息多久轉為閒置",
      en: "Time without messages until inactive",
    },
    effect: {
      "zh-CN":
        "双方均无消息达到此时长，已回复的会话转为待激活，未回复的回到待接入。从下一条消息或下一次接入起计算。",
      "zh-TW":
        "雙方均無訊息達到此時長，已回覆的會話轉為閒置，未回覆的回到待接入。從下一則訊息或下一次接入起計算。",
      en: "After this long without a message from either side, an answered session becomes inactive and must be picked up again. If the customer is waiting for a reply, the session returns to the queue. Counts from the next message or pick-up.",
    },
  },
  keepUnanswered: {
    label: {
      "zh-CN": "未回复的会话留在客服名下",
      "zh-TW": "未回覆的會話留在客服名下",
      en: "Unanswered sessions stay with the agent",
    },
    effect: {
      "zh-CN":
        "开启后与微信官方客服工具一致：用户仍在等待回复的会话也转为待激活。关闭后回到待接入，由其他客服回复。",
      "zh-TW":
        "開啟後與微信官方客服工具一致：使用者仍在等候回覆的會話也轉為閒置。關閉後回到待接入，由其他客服回覆。",
      en: "On: a session becomes inactive even if its customer is waiting, as in WeChat's own tool. Off: it returns to the queue, and another agent can reply.",
    },
  },
  graceMs: {
    label: { "zh-CN": "断线宽限时间", "zh-TW": "斷線寬限時間", en: "Disconnection grace period" },
    effect: {
      "zh-CN": "客服的页面断开超过此时长视为离线：有用户等待回复的会话回到待接入，其余转为待激活。",
      "zh-TW": "客服的頁面中斷超過此時長視為離線：有使用者等候回覆的會話回到待接入，其餘轉為閒置。",
      en: "After this long without a connection, an agent is offline. Sessions with a waiting customer return to the queue, others become inactive.",
    },
  },
  noAnswerMs: {
    label: { "zh-CN": "未回复自动退回", "zh-TW": "未回覆自動退回", en: "Return to queue without a reply" },
    effect: {
      "zh-CN": "用户等待此时长仍未收到回复，会话自动回到待接入，客服转为离开，主管可查看原因。",
      "zh-TW": "使用者等候此時長仍未收到回覆，會話自動回到待接入，客服轉為離開，主管可檢視原因。",
      en: "If a customer gets no reply for this long, the session returns to the queue, the agent is set to away, and supervisors see why.",
    },
  },
  exceedByHand: {
    label: {
      "zh-CN": "手动接入可以超过容量",
      "zh-TW": "手動接入可以超過容量",
      en: "Manual pick-up may exceed capacity",
    },
    effect: {
      "zh-CN": "关闭后，容量已满的客服不能手动接入。",
      "zh-TW": "關閉後，容量已滿的客服不能手動接入。",
      en: "When off, an agent at capacity can't pick up manually.",
    },
  },
  exceedByTransfer: {
    label: { "zh-CN": "转接可以超过容量", "zh-TW": "轉接可以超過容量", en: "Transfers may exceed capacity" },
    effect: {
      "zh-CN": "关闭后，不能转接给容量已满的客服。",
      "zh-TW": "關閉後，不能轉接給容量已滿的客服。",
      en: "When off, sessions can't be transferred to an agent at capacity.",
    },
  },
  initialCapacity: {
    label: { "zh-CN": "新客服的容量", "zh-TW": "新客服的容量", en: "Capacity of a new agent" },
    effect: {
      "zh-CN": "新客服最多同时接待的会话数。已绑定的客服不变，可在「绑定与邀请」中单独修改。",
      "zh-TW": "新客服最多同時接待的會話數。已綁定的客服不變，可在「綁定與邀請」中單獨修改。",
      en: "How many sessions a new agent can handle at a time. Existing agents are not affected. Change theirs under Agents and invitations.",
    },
  },
  initialAuto: {
    label: {
      "zh-CN": "新客服自动分配",
      "zh-TW": "新客服自動分配",
      en: "Auto-assign for new agents",
    },
    effect: {
      "zh-CN": "开启后，新客服上线即自动分配会话；关闭后须手动接入。",
      "zh-TW": "開啟後，新客服上線即自動分配會話；關閉後須手動接入。",
      en: "When on, sessions are assigned to new agents automatically. When off, they pick up manually.",
    },
  },
  waitTargetMs: {
    label: { "zh-CN": "接入目标时间", "zh-TW": "接入目標時間", en: "Pick-up target" },
    effect: {
      "zh-CN": "用户等待接入超过此时长，在列表中突出显示，并提醒主管。",
      "zh-TW": "使用者等候接入超過此時長，在清單中醒目顯示，並提醒主管。",
      en: "Customers waiting longer than this are highlighted in the lists and reported to supervisors.",
    },
  },
  answerTargetMs: {
    label: { "zh-CN": "回复目标时间", "zh-TW": "回覆目標時間", en: "Reply target" },
    effect: {
      "zh-CN": "用户等待回复超过此时长，在客服列表和实时监控中突出显示。",
      "zh-TW": "使用者等候回覆超過此時長，在客服清單和即時監控中醒目顯示。",
      en: "Customers waiting longer than this for a reply are highlighted in the agent's list and on the board.",
    },
  },
  unansweredAlertMs: {
    label: { "zh-CN": "未回复提醒", "zh-TW": "未回覆提醒", en: "Unanswered alert" },
    effect: {
      "zh-CN": "用户等待回复达到此时长，提醒接待客服，并在实时监控中告警。",
      "zh-TW": "使用者等候回覆達到此時長，提醒接待客服，並在即時監控中告警。",
      en: "When a customer has waited this long for a reply, the agent is notified and the board shows an alert.",
    },
  },
  pushSilenceMs: {
    label: { "zh-CN": "推送静默提醒", "zh-TW": "推送靜默提醒", en: "Alert when WeChat pushes stop" },
    effect: {
      "zh-CN": "服务时间内达到此时长未收到微信推送，提醒主管：推送配置可能有问题。",
      "zh-TW": "服務時間內達到此時長未收到微信推送，提醒主管：推送設定可能有問題。",
      en: "If no push arrives from WeChat for this long during business hours, supervisors are notified. The push settings may be wrong.",
    },
  },
} as const satisfies Messages;
