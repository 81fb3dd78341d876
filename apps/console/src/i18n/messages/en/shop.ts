import type { shop as chinese } from "../zh-CN/shop.ts";

export const shop = {
  means:
    "WeChat does not tell agents who a customer is; your own server knows. With a key it pushes the name, level, orders and so on, and agents see them beside the conversation, changes at once.",
  doc: "How to push, and what: the API's page",
  address: "Address to push to",
  address_hint:
    "Put the customer's openid in place of {openid}; method PUT, with the header Authorization: Bearer and the key.",
  copy_address: "Copy the address",
  copied_address: "Address copied",
  keys: "Keys",
  keys_hint:
    "One for each place that uses it, so that one can be revoked without the others. Keep keys on servers, never in the mini program.",
  none: "No keys yet",
  none_text: "Make one for whoever builds the mini program's server.",
  add: "New key",
  full: "There are {{limit}} already: revoke some first",
  failed: "The keys could not be read",
  created: "made by {{name}}, {{time}}",
  created_by_server: "made {{time}}",
  used: "used {{time}}",
  unused: "never used",
  ends_in: "…{{tail}}",
  revoke: "Revoke",
  revoke_label: "Revoke “{{name}}”",
  revoke_question: "Revoke “{{name}}”?",
  revoke_effect:
    "At once: whoever pushes with it gets 401. What was pushed stays. A revoked key does not come back.",
  form: {
    title: "New key",
    name: "Where it is used",
    name_hint: "For colleagues to read, “Shop server” say.",
    make: "Make it",
    making: "Making it",
    done: "The key “{{name}}”",
    once: "Shown this once. Afterwards nobody can see it; it can only be revoked and made anew.",
    copy: "Copy the key",
    copied: "Key copied",
    try: "Try it",
    copy_try: "Copy the command",
    copied_try: "Command copied",
    close: "I have kept it",
  },
} satisfies Record<keyof typeof chinese, string | object>;
