export const dispatch = {
  reactivateAfterMs: {
    label: "Silence until a session turns inactive",
    effect:
      "After this long without a message either way an answered session turns inactive and must be reactivated. If the customer waits for an answer, the session returns to the queue. Counts from the next message or pick-up.",
  },
  keepUnanswered: {
    label: "Unanswered sessions stay with the agent",
    effect:
      "On: a session turns inactive although its customer waits, as in WeChat's own tool. Off: it returns to the queue, and another agent can answer.",
  },
  graceMs: {
    label: "Grace time for a lost connection",
    effect:
      "After this long without a connection an agent is offline: sessions whose customer waits go back to the line, the others turn inactive.",
  },
  noAnswerMs: {
    label: "Back to the line when nobody answers",
    effect:
      "A customer unanswered for this long goes back to the waiting line, the agent is set to away, and supervisors see why.",
  },
  exceedByHand: {
    label: "Pick-up by hand may exceed capacity",
    effect: "When off, an agent at capacity cannot pick up by hand.",
  },
  exceedByTransfer: {
    label: "Transfers may exceed capacity",
    effect: "When off, nobody at capacity can be given a session.",
  },
  initialCapacity: {
    label: "Capacity of a new agent",
    effect:
      "How many sessions an agent bound from now on serves at a time. Change it for others under Bindings.",
  },
  initialAuto: {
    label: "New agents pick up automatically",
    effect: "When on, sessions come to a new agent by themselves; when off, they pick up by hand.",
  },
  waitTargetMs: {
    label: "Target for picking up",
    effect: "Whoever waits longer than this is coloured in the lists and reported to supervisors.",
  },
  answerTargetMs: {
    label: "Target for answering",
    effect:
      "A customer who has waited longer than this for an answer is highlighted in the agent's list and on the board.",
  },
  unansweredAlertMs: {
    label: "Alert about unanswered customers",
    effect:
      "A customer who has waited this long for an answer is shown to their agent and on the supervisors' board.",
  },
  pushSilenceMs: {
    label: "Alarm when WeChat is silent",
    effect:
      "No push from WeChat for this long within opening hours is reported to supervisors: the push settings may be broken.",
  },
};
