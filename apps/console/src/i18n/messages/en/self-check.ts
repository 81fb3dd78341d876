export const selfCheck = {
  means: "Every part between you and your customers, and how it is now. Checking changes nothing.",
  again: "Check again",
  checking: "Checking…",
  copy: "Copy as text",
  copied: "Copied, to send to whoever runs the server. It says nothing of customers.",
  all_well: "Everything works as it should",
  unwell_one: "{{count}} part to look at",
  unwell_other: "{{count}} parts to look at",
  standing: {
    well: "OK",
    note: "Note",
    wrong: "Problem",
    unknown: "Not known",
  },
  part: {
    server: "Server",
    way: "Live updates",
    log: "This page",
    clock: "This device's clock",
    database: "Database",
    wechat: "WeChat",
    media: "Images",
    replies: "Replies on their way",
    sound: "Sound",
    desktop: "Desktop notifications",
  },
  says: {
    server: {
      well: "It answers.",
      slow: "It took {{seconds}} s to answer. This network is slow, or the server has too much to do.",
      silent: "It does not answer. Where other pages open on this device, tell whoever runs the server.",
    },
    way: {
      well: "They arrive at once, by WebSocket.",
      polled:
        "No WebSocket gets through, so the page polls for them, and they arrive a little later. Whoever runs this network, or the proxy before the server, has to let the headers Upgrade and Connection pass.",
      opens_again: "The page polls for them, but a WebSocket gets through now. Reload this page.",
      joining: "Connecting. It is known in a moment.",
      blocked:
        "The server answers, but no live connection gets through: nothing new appears here. Whoever runs this network, or the proxy before the server, has to let it pass.",
      lost: "Not connected: nothing new appears here until it is. The page goes on trying.",
      signed_out: "Signed out: nothing new appears here.",
    },
    log: {
      well: "It shows everything the server has kept.",
      behind: "The server has kept more than it shows. Reload it.",
      unknown: "Whether anything is missing, only the server can tell.",
    },
    clock: {
      well: "It agrees with the server.",
      ahead: "It is {{by}} ahead of the server's. Countdowns here go by the server's; set it all the same.",
      behind: "It is {{by}} behind the server's. Countdowns here go by the server's; set it all the same.",
      unknown: "Whether it is right, only the server can tell.",
    },
    database: {
      well: "It keeps what is written.",
      slow: "It answers slowly. Nothing is lost.",
      read_only: "It only reads: nothing can be sent or changed. Tell whoever runs the server.",
      full: "It is full: nothing can be sent or changed. Tell whoever runs the server.",
      away: "It is away: nothing can be sent or changed. Tell whoever runs the server.",
      unknown: "Only the server can tell.",
    },
    wechat: {
      well: "It answers the server.",
      away: "It does not answer the server. Replies wait, and go by themselves once it does.",
      unknown: "Only the server can tell.",
    },
    media: {
      well: "There is room for more.",
      away: "There is no room for more; text still goes through. Tell whoever runs the server.",
      unfetched:
        "Customers’ images cannot be fetched now, and come by themselves later; text goes through. Tell whoever runs the server.",
      unknown: "Only the server can tell.",
    },
    replies: {
      none: "None waits.",
      going_one: "{{count}} is on its way.",
      going_other: "{{count}} are on their way.",
      stuck_one: "{{count}} has waited for {{waited}}. Where WeChat is OK, tell whoever runs the server.",
      stuck_other:
        "{{count}} wait, the first for {{waited}}. Where WeChat is OK, tell whoever runs the server.",
      unknown: "Only the server can tell.",
    },
  },
};
