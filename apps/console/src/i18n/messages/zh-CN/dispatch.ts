export const dispatch = {
  reactivateAfterMs: {
    label: "多久没有消息转为待激活",
    effect:
      "双方都没有消息满这么久，已回复的会话转为待激活，未回复的回到待接入。从下一条消息或下一次接入起算。",
  },
  keepUnanswered: {
    label: "未回复的会话留在客服名下",
    effect: "打开后与微信自带工具一致：用户仍在等候也转为待激活。关闭则回到待接入，由其他客服回复。",
  },
  graceMs: {
    label: "断线宽限时间",
    effect: "客服的页面断开超过这么久就算离线：有用户在等的会话回到待接入，其余转为待激活。",
  },
  noAnswerMs: {
    label: "无应答退回",
    effect: "用户等了这么久还没有回复，会话自动回到待接入，客服转为离开，主管能看到原因。",
  },
  exceedByHand: { label: "手动接入可以超过容量", effect: "关闭后，容量满的客服不能再手动接入。" },
  exceedByTransfer: { label: "转接可以超过容量", effect: "关闭后，不能转接给容量已满的客服。" },
  initialCapacity: {
    label: "新绑定客服的容量",
    effect: "新来的客服最多同时接待这么多会话。已经绑定的不变，可在绑定与邀请里单独改。",
  },
  initialAuto: {
    label: "新绑定客服自动接入",
    effect: "打开后，新来的客服上线就会自动分到会话；关闭则自己点接入。",
  },
  waitTargetMs: { label: "接入目标时间", effect: "用户等得比这更久，列表里会变色，并提醒主管。" },
  answerTargetMs: {
    label: "回复目标时间",
    effect: "用户等候回复超过此时长，在客服列表和主管面板中突出显示。",
  },
  unansweredAlertMs: {
    label: "未回复提醒",
    effect: "用户等候回复达到此时长，提醒接待客服，并在主管面板告警。",
  },
  pushSilenceMs: {
    label: "推送静默提醒",
    effect: "营业时间内这么久没有收到微信的任何推送，就提醒主管：可能是推送配置出了问题。",
  },
};
