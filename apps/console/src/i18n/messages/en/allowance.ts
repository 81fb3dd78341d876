export const allowance = {
  title: "Which numbers WeChat goes by",
  effect:
    "How many replies are left, and until when, is counted by these numbers. Where WeChat says otherwise, WeChat is right and the count follows at once. Counts from the customer's next act.",
  numbers:
    "By the button: {{entered}} within {{enteredTime}}; by a message: {{message}} within {{messageTime}}.",
  guide: { label: "The guide", effect: "The numbers of WeChat's guide, the safest." },
  current: { label: "The current pages", effect: "What WeChat's pages have said since December 2024." },
  own: {
    label: "Own numbers",
    effect: "If WeChat grants your account something else.",
    title: "Own numbers",
    hint: "Above what WeChat really accepts, replies fail.",
    entered: "Enters by the button",
    message: "Writes a message",
    replies_of: "{{act}}: replies",
    time_of: "{{act}}: time",
    ranges: "0 to 100 replies; entering {{entered}}, message {{message}}",
  },
  evidence: {
    title: "What WeChat accepted here",
    accepted: "WeChat accepted reply number {{number}} after one message: {{at}}",
    refused: "WeChat refused reply number {{number}} after one message: {{at}}",
    unsure: "Replies sent from WeChat's own tools may count too, and are not seen here.",
    proposed_one: "By this, WeChat accepts {{count}} reply after a message. Nothing changes until you save.",
    proposed_other:
      "By this, WeChat accepts {{count}} replies after a message. Nothing changes until you save.",
    use: "Use this number",
  },
};
