import type { dispatch as chinese } from "../zh-CN/dispatch.ts";

export const dispatch: typeof chinese = {
  reactivateAfterMs: {
    label: "多久沒有訊息轉為閒置",
    effect:
      "雙方都沒有訊息滿這麼久，已回覆的會話轉為閒置，未回覆的回到待接入。從下一則訊息或下一次接入起算。",
  },
  keepUnanswered: {
    label: "未回覆的會話留在客服名下",
    effect: "開啟後與微信自帶工具一致：使用者仍在等候也轉為閒置。關閉則回到待接入，由其他客服回覆。",
  },
  graceMs: {
    label: "斷線寬限時間",
    effect: "客服的頁面中斷超過這麼久就算離線：有使用者在等的會話回到待接入，其餘轉為閒置。",
  },
  noAnswerMs: {
    label: "無回應退回",
    effect: "使用者等了這麼久還沒有回覆，會話自動回到待接入，客服轉為離開，主管能看到原因。",
  },
  exceedByHand: { label: "手動接入可以超過容量", effect: "關閉後，容量滿的客服不能再手動接入。" },
  exceedByTransfer: { label: "轉接可以超過容量", effect: "關閉後，不能轉接給容量已滿的客服。" },
  initialCapacity: {
    label: "新綁定客服的容量",
    effect: "新來的客服最多同時接待這麼多會話。已經綁定的不變，可在綁定與邀請裡單獨改。",
  },
  initialAuto: {
    label: "新綁定客服自動接入",
    effect: "開啟後，新來的客服上線就會自動分到會話；關閉則自己點接入。",
  },
  waitTargetMs: { label: "接入目標時間", effect: "使用者等得比這更久，清單裡會變色，並提醒主管。" },
  answerTargetMs: {
    label: "回覆目標時間",
    effect: "使用者等候回覆超過此時長，在客服清單和主管面板中醒目顯示。",
  },
  unansweredAlertMs: {
    label: "未回覆提醒",
    effect: "使用者等候回覆達到此時長，提醒接待客服，並在主管面板告警。",
  },
  pushSilenceMs: {
    label: "推送靜默提醒",
    effect: "營業時間內這麼久沒有收到微信的任何推送，就提醒主管：可能是推送設定出了問題。",
  },
};
