export const topics = {
  means:
    "When a session ends, its agent says what it was about, so that reports show why customers write. A retired topic cannot be chosen any more; what was said with it stays.",
  none: "No topics yet",
  none_text:
    "Such as refunds, delivery, sizes or complaints. Agents can choose one before a session ends and after it.",
  add: "Add a topic",
  full: "At most {{limit}} topics are on offer; retire one first",
  required: {
    label: "Must be chosen before ending",
    effect:
      "While on, agents choose a topic before they end a session they serve. Sessions that end by themselves, that a supervisor ends for somebody, or in which the customer said nothing need none.",
  },
  retire: "Retire “{{name}}”",
  offer: "Offer “{{name}}” again",
  retired: "Retired",
  retired_text: "Cannot be chosen any more; what was said with them stays, in reports too.",
  name: "Name",
  example: "Such as Refund",
  save: "Save",
  problem: {
    blank: "A topic needs a name",
    long: "A topic has at most {{limit}} characters",
    taken: "There is a topic of that name",
  },
};
