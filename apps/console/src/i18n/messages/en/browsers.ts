import type { browsers as chinese } from "../zh-CN/browsers.ts";

export const browsers = {
  means:
    "You are signed in with these browsers. Sign out the ones you do not recognise, and ask an admin to look at the audit log.",
  failed: "The signed-in browsers could not be read",
  here: "this one",
  fresh: "new",
  signed_in: "signed in {{time}}",
  from: "from {{ip}}",
  active: "active {{time}}",
  gone: "signed out",
  sign_out: "Sign out",
  sign_out_label: "Sign out {{browser}}",
  here_hint: "To sign out here, use the menu bottom left",
  known: "It was me",
  known_label: "{{browser}}: it was me",
  others: "Sign out all others",
  none: "You are signed in nowhere else",
  others_question: "Sign out all other browsers?",
  others_effect:
    "The consoles open there end at once; drafts are kept. Those browsers count as new when they sign in again, and you will be told.",
  done: "{{browser}} is signed out",
  notice: {
    one: "You were signed in with a new browser",
    what: ": {{browser}}, {{time}}, from {{ip}}.",
    more_one: " And one more.",
    more_other: " And {{count}} more.",
    not_me: "Not me, sign it out",
    not_me_label: "{{browser}}: not me, sign it out",
  },
} satisfies Record<keyof typeof chinese, string | object>;
