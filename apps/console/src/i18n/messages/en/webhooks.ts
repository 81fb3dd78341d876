import type { webhooks as chinese } from "../zh-CN/webhooks.ts";

export const webhooks = {
  means:
    "What happens to messages, sessions and customers goes to your own server, signed and in order: a CRM, an order system, statistics. What is not taken is sent again.",
  doc: "What comes, and how to verify it: the API's page",
  list: "Webhooks",
  none: "No webhooks yet",
  none_text:
    "Make one with your server's address and what it is to hear of. It hears what happens from then on.",
  add: "New webhook",
  full: "There are {{limit}} already: remove some first",
  failed: "The webhooks could not be read",
  silent: "<b>This server sends nothing.</b> It was started with WEBHOOKS=off.",
  topic: { messages: "Messages", sessions: "Sessions", customers: "Customers" },
  topic_means: {
    messages: "What customers write, what agents reply, and whether it was delivered",
    sessions: "Waiting, pick-up, transfer, end, and internal notes",
    customers: "Remark, tags, what the shop knows, blocking, erasure",
  },
  state: {
    untried: "Nothing sent yet",
    works: "Works",
    off: "Off",
    off_since: "what happens meanwhile is not kept, and not sent later",
    given_up: "Switched off by itself",
    waiting_one: "{{count}} event waits",
    waiting_other: "{{count}} events wait",
    waiting_more: "{{limit}} events or more wait",
    taken: "last taken {{time}}",
    never: "nothing taken yet",
    fails_one: "Nothing taken since {{time}}, tried once",
    fails_other: "Nothing taken since {{time}}, tried {{count}} times",
    why: ": {{why}}",
    next: "; next try in {{left}}",
    now: "; trying again",
    missing:
      "Events from seq {{from}} to {{to}} are missing: it was off when they happened, or they were deleted, as the settings say, before they could be sent.",
    missing_unknown:
      "Events after seq {{after}} are missing, for the database was restored; nobody knows how many.",
  },
  why: {
    status: "your server answered {{status}}",
    unreachable: "your server cannot be reached",
    certificate: {
      expired: "your server's certificate has expired, or is not valid yet",
      other_name: "your server's certificate is for another name",
      untrusted: "your server's certificate is not trusted: self-signed, or without the ones it rests on",
    },
    too_slow: "no answer within 10 seconds",
    refused: "the address is not public, or not by https",
    secret_unreadable: "its secret cannot be read any more; renew it",
  },
  on_label: "Send to “{{name}}”",
  edit: "Edit",
  renew: "Renew the secret",
  remove: "Remove",
  more_of: "{{name}}: more",
  test: {
    do: "Send a test",
    label: "Send a test to “{{name}}”",
    doing: "Sending the test",
    silent: "This server sends nothing, not even a test",
    taken: "The test was taken",
    taken_with: "The test was taken, with {{status}}",
    failed: "The test was not taken: {{why}}",
    took: "{{ms}} ms",
    answer: "Answer",
    no_answer: "the answer is empty",
  },
  off: {
    question: "Switch “{{name}}” off?",
    confirm: "Switch off",
    effect:
      "What happens meanwhile is not kept, and not sent later. Switched on again, it hears what happens from then on.",
    waiting_one: "The event that waits is not sent either.",
    waiting_other: "The {{count}} events that wait are not sent either.",
    waiting_more: "The {{limit}} events or more that wait are not sent either.",
  },
  renewal: {
    question: "Renew the secret of “{{name}}”?",
    effect:
      "The new one is shown once. The old one is good for one more day, in which every request is signed by both: time to change it on your server.",
  },
  removal: {
    question: "Remove “{{name}}”?",
    effect:
      "At once: events that wait are not sent, and its secret is gone. A removed webhook does not come back.",
  },
  form: {
    add: "New webhook",
    edit: "Edit the webhook",
    name: "Name",
    name_hint: "For colleagues to read, “Order system” say.",
    url: "Address",
    url_hint: "By https, and to be reached from the internet.",
    topics: "What it hears of",
    make: "Make it",
    save: "Save",
    sending: "Saving",
    unnamed: "Name it first",
    no_url: "Fill in the address first",
    no_topic: "Choose at least one",
    saved: "Saved",
    url_wrong: {
      not_https: "It has to begin with https://. Only what the server's WEBHOOK_HOSTS names works by http.",
      not_public:
        "This address is not public. For one of your own network, put its host and port into the server's WEBHOOK_HOSTS first.",
      unreadable:
        "This is no address that works. Look for a letter too few, and leave out user name and password.",
    },
  },
  secret: {
    title: "The secret of “{{name}}”",
    once: "Shown this once. Afterwards nobody can see it; it can only be renewed.",
    old: "The old one is good for one more day.",
    copy: "Copy the secret",
    copied: "Secret copied",
    verify: "To verify it (Node.js; there are libraries for other languages)",
    copy_verify: "Copy the code",
    copied_verify: "Code copied",
    close: "I have kept it",
  },
} satisfies Record<keyof typeof chinese, string | object>;
