export const keywordReplies = {
  means:
    "A customer whose text matches a keyword is answered by a text of the account's own. Rules are asked from the top; the first that matches answers. “Whole” means that the keyword is all they wrote, “part” that it is in what they wrote; upper and lower case, full and half width and punctuation around it do not matter.",
  effect:
    "Sent in the account's name, from the {{replies}} replies that a message grants; the last of them is left to an agent. Not while an agent who is online serves the customer, and by the same rule at most once in 10 minutes to one customer. A message that gets a keyword reply gets no auto-reply. Customers still wait for an agent.",
  no_reply:
    "By the numbers chosen under “Reply allowance” a message grants fewer than two replies. They are left to the agent, so nothing is sent now.",
  handed_over: {
    nobody_online:
      "While nobody is online, customers whom nobody serves are handed over to WeChat's own tool, and get no keyword reply.",
    closed:
      "When closed, customers whom nobody serves are handed over to WeChat's own tool, and get no keyword reply.",
  },
  list: "Rules of keyword replies",
  none: "No keyword replies yet",
  none_text: "Such as: who asks about “delivery” is told how long it takes and where to track it.",
  not_read: "The keyword replies could not be loaded",
  add: "Add a rule",
  full: "There may be {{limit}} rules at most; delete one first",
  off: "Off",
  on: "Use “{{name}}”",
  remove: "Delete “{{name}}”",
  removal: {
    question: "Delete “{{name}}”?",
    effect:
      "Customers who write these keywords are not answered by it any more; what it has said stays. To pause it, turn it off.",
    confirm: "Delete",
  },
  try: {
    label: "Try a text",
    example: "Such as: when will it ship?",
    found: "“{{name}}” answers:",
    none: "No rule matches; nothing is sent.",
  },
  name: "Name of the rule",
  name_hint: "Agents see it in the conversation; customers do not.",
  keywords: "Keywords",
  keyword: "Keyword {{place}}",
  keyword_add: "Add a keyword",
  keyword_remove: "Remove keyword {{place}}",
  keyword_only: "A rule needs a keyword",
  keywords_full: "A rule has at most {{limit}} keywords",
  match: {
    whole: "Whole",
    contained: "Part",
    label: "How keyword {{place}} matches",
    hint: "Part: it is in the text; whole: it is all of the text",
  },
  overshadowed: "“{{keyword}}” never gets here: “{{name}}” stands above and answers first.",
  text: "Reply",
  length: "{{length}} / {{limit}} characters, sent as written",
  save: "Save",
  example: {
    name: "Such as Delivery time",
    keyword: "Such as ship",
    text: "Such as: We ship within 48 hours.",
  },
  form: {
    kept: "This was written before and not saved.",
    gone: "This rule has just been deleted. What is written above can be saved as a new one.",
    anew: "Save as new",
    overtaken: "Somebody has just changed what you are changing. Saving replaces theirs.",
  },
  problem: {
    name_blank: "The rule needs a name",
    name_long: "A name has at most {{limit}} characters",
    keyword_blank: "The rule needs a keyword",
    keyword_long: "A keyword has at most {{limit}} characters",
    text_blank: "The rule needs a reply",
    text_long: "A reply has at most {{limit}} characters",
    slot: "Nobody fills in {{slot}}; write what is meant",
  },
};
