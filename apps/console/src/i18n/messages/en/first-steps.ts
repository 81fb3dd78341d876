export const firstSteps = {
  title: "Your first conversation",
  all_done: "First conversation done",
  go_on: "Press {{mod}} K and ? for every key, and {{mod}} K twice to find sessions, customers and commands.",
  progress: "{{count}} of {{of}} steps done",
  put_away: "Put away for good",
  done: "Done:",
  open_phones: "Open in a new window",
  step: {
    phones: { demo: "Open the phones page", wechat: "Open the mini program" },
    written: { demo: "Write as a customer", wechat: "Write from the mini program" },
    picked_up: { demo: "Pick the session up", wechat: "Pick the session up" },
    answered: { demo: "Answer", wechat: "Answer" },
    arrived: { demo: "See the answer on the phone", wechat: "See the answer in WeChat" },
  },
  hint: {
    phones: {
      demo: "Simulated phones, on which you play the customer.",
      wechat: "With your own phone you play the customer.",
    },
    written: {
      demo: "Type on any of the phones and send. Somebody waits here then.",
      wechat: "Open the mini program on your phone, press its service button, and say something.",
    },
    picked_up: { demo: "Press “Pick up next”, or N.", wechat: "Press “Pick up next”, or N." },
    answered: {
      demo: "Write in the text box, and press Enter.",
      wechat: "Write in the text box, and press Enter.",
    },
    arrived: {
      demo: "A check beside it says that WeChat has it; the phone shows it.",
      wechat: "A check beside it says that WeChat has it; look at your phone.",
    },
  },
  touch: { picked_up: "Press “Pick up next”.", answered: "Write in the text box, and send." },
  next: {
    go: "To the connection settings",
    verify: {
      title: "One step to go: have the push address verified",
      hint: "Put address, Token and key into WeChat's backend, and submit.",
    },
    push: {
      title: "Verified, and no message yet",
      hint: "Say something from the mini program; if nothing comes, see that message push is switched on.",
    },
    trouble: {
      title: "WeChat's pushes do not match",
      hint: "Requests came whose signature or key is wrong; their messages did not come in.",
    },
    secret: {
      title: "WeChat does not take the AppID or AppSecret",
      hint: "Error {{errcode}}: {{replies}}. Reset the AppSecret in WeChat's backend if need be, and enter it here.",
    },
    address: {
      title: "WeChat does not let this server's address in",
      hint: "Error {{errcode}}: {{replies}}. Add {{address}} to the mini program's IP list.",
    },
    token: {
      title: "WeChat does not take the access token",
      hint: "Error {{errcode}}: no reply can leave. Does another system fetch tokens of this mini program too?",
    },
    restricted: {
      title: "WeChat has frozen this mini program",
      hint: "Error {{errcode}}: no reply can leave. See the notices in WeChat's backend; the first reply that WeChat takes ends this.",
    },
    not_granted: {
      title: "WeChat does not let this mini program send replies",
      hint: "Error {{errcode}}: no reply can leave. See in WeChat's backend whether customer-service messages are granted or banned; the first reply that WeChat takes ends this.",
    },
    quota: {
      title: "The mini program's calls of today are used up",
      hint: "Error {{errcode}}: no reply can leave. Wait until tomorrow, or reset the count in WeChat's backend; the first reply that WeChat takes ends this.",
    },
    own_address: "the server's outgoing address",
    no_reply: "no reply can leave",
    replies_until: "replies leave only until {{time}}",
  },
};
