export const hours = {
  title: "Opening hours",
  effect:
    "When the account counts as open, for the auto-reply and handing over below, and for the alarm when WeChat is silent.",
  always: { label: "Always open", effect: "All day, every day." },
  hours: { label: "By the week", effect: "Several ranges a day; a day without hours is closed." },
  time_zone: "Zone",
  week: "Week",
  day: { mon: "Mon", tue: "Tue", wed: "Wed", thu: "Thu", fri: "Fri", sat: "Sat", sun: "Sun" },
  closed: "Closed",
  open_day: "Open",
  add_range: "Add hours",
  drop_range: "{{day}}: remove {{range}}",
  from_of: "{{day}}: from",
  to_of: "{{day}}: to",
  most: "At most {{count}} ranges a day",
  days: "Special days",
  days_effect:
    "Holidays and working days that make up for them. These days go by these hours only; without hours they are closed.",
  date: "Date",
  add_day: "Add a day",
  drop_day: "Remove {{day}}",
  most_days: "At most {{count}} days",
  greeting: {
    title: "Greeting",
    effect:
      "Sent by itself to whoever enters by the button, from the one reply that entering grants; an agent answers once the customer writes. Not again within the minute.",
    effect_of_one:
      "Sent by itself to whoever enters by the button, from the one reply that entering grants; an agent answers once the customer writes. Not again within {{time}}.",
    effect_of_other:
      "Sent by itself to whoever enters by the button, from the {{count}} replies that entering grants. Not again within {{time}}.",
    no_reply:
      "By the numbers chosen under “Reply allowance” entering grants no reply, so nothing is sent now.",
    switch: "Greeting",
    on: "Send this",
    off: "Send nothing",
    example: "Hello! An agent will be with you in a moment.",
    length: "{{length}} / {{limit}} characters",
  },
  auto_reply: {
    title: "Auto-reply",
    effect:
      "While nobody can answer, whoever writes is sent a text, from the {{replies}} replies that a message grants; the last of them is left to an agent. Sent once until an agent replies, and to one customer at most once in 12 hours. Customers still wait for an agent.",
    no_reply:
      "By the numbers chosen under “Reply allowance” a message grants fewer than two replies. They are left to the agent, so nothing is sent now.",
    never: { label: "Never", effect: "Customers wait until an agent replies." },
    nobody_online: {
      label: "When nobody is online",
      effect: "While not a single agent is online; away is not online.",
      example: "Hello! Nobody is here right now. We have your message and will answer as soon as we can.",
    },
    closed: {
      label: "When closed",
      effect: "Outside of the opening hours above, unless an agent who is online serves the customer.",
      example: "Hello! We are closed right now. We have your message and will answer once we are open.",
    },
    either: {
      label: "In both cases",
      effect: "When nobody is online, or when closed.",
      example: "Hello! Nobody can answer right now. We have your message and will answer as soon as we can.",
    },
    always_open: "The account is always open now, so nothing would be sent. Set opening hours first.",
    handed_over:
      "Whom nobody serves is handed over to WeChat's own tool then: sent only where the session's agent is not online.",
    text: "Text of the auto-reply",
    slot: "{{slot}} in it becomes the time of the next opening, in Chinese (“明天 09:00”); with “When closed” only.",
    preview: "If closed now, customers see:",
  },
  rating: {
    title: "Ratings",
    effect:
      "Sent by itself when an agent ends a session; the customer rates it on a page behind the link, for 7 days. Only where the agent has replied, the customer said something and WeChat still takes a reply: it uses one of those left. An agent can end without asking. The link is shown to the customer alone, so that nobody rates in their place.",
    on: "Send this text",
    off: "Customers are not asked",
    text: "Ratings",
    example: "Thank you for your message. Please rate our service: {{link}}",
    slot: "{{slot}} in it becomes the link to the page.",
  },
  hand_over: {
    title: "Hand over to WeChat's own tool",
    effect:
      "What is handed over is answered in WeChat's own web tool and does not come here. Sessions being served stay.",
    never: { label: "Never", effect: "Everything comes here; if nobody is online it waits." },
    nobody_online: { label: "When nobody is online", effect: "While not a single agent is online." },
    closed: { label: "When closed", effect: "Outside of the opening hours above." },
    always_open: "The account is always open now, so nothing would be handed over. Set opening hours first.",
  },
};
