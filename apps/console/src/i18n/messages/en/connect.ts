export const connect = {
  title: "Connect another mini program",
  title_first: "Connect your mini program",
  leave: "{{name}}, sign out",
  lede: "Five steps: fill in, check the AppSecret, paste into WeChat's backend, WeChat checks, the first push arrives.",
  not_admin: "Only admins connect mini programs",
  not_admin_hint: "Ask an admin of your account to do it, or to make you an admin.",
  back: "Back to the console",
  step: {
    fill: "Fill in the mini program",
    fill_hint:
      "All of it is on mp.weixin.qq.com under 开发管理 › 开发设置. Do not reset the AppSecret without need: every other service that uses it stops at once.",
    secret: "Check the AppSecret",
    secret_hint: "Asks WeChat for an access token once; the one in use is not disturbed.",
    paste: "Paste into WeChat's backend",
    paste_hint: "开发管理 › 消息推送: fill in these values, then press 提交.",
    check: "WeChat checks the address",
    check_hint:
      "Right after 提交 WeChat comes to check; this line changes by itself. If WeChat says that it failed and nothing happens here, it did not reach the URL above.",
    first: "The first push arrives",
    first_hint: "Open the mini program on a phone, tap customer service, say something.",
  },
  push_warning:
    "Once message push is on, customers' messages arrive only here; WeChat's own customer-service tool no longer gets them. Make sure agents are ready before you press 提交.",
  state: { done: "Done", now: "Now", later: "Not yet" },
  field: {
    name: { label: "Name", hint: "As agents see it", wrong: "1 to 60 characters" },
    appId: { label: "AppID", hint: "wx and 16 more", wrong: "An AppID is wx and 16 letters or digits" },
    originalId: {
      label: "Original ID",
      hint: "Begins with gh_, under 设置 › 基本设置",
      wrong: "An original id is gh_ and 6 to 29 letters or digits",
    },
    appSecret: {
      label: "AppSecret",
      hint: "Once saved only a mark of it is shown",
      wrong: "16 to 64 characters of plain ASCII, no blanks",
    },
    token: {
      label: "Token",
      hint: "Made at random by this browser, or your own",
      wrong: "3 to 32 letters and digits",
    },
    encodingAesKey: {
      label: "EncodingAESKey",
      hint: "Made at random by this browser, or paste the one you have",
      wrong: "Exactly 43 letters and digits",
    },
  },
  length: "{{count}} long",
  generate: "Make another",
  url: "URL",
  unreachable: {
    private:
      "WeChat cannot come to this address: it leads nowhere outside of this network. Set PUBLIC_URL to a public name and restart the server; it changes here too.",
    port: "WeChat calls ports 80 (http) and 443 (https) and no other. Let a reverse proxy take that port, set PUBLIC_URL without a port, and restart the server.",
  },
  mode: { label: "Encryption", secure: "Secure", compatible: "Compatible", plain: "Plain" },
  plain_warning:
    "Plain mode offers no protection: anyone who intercepts one request can send messages as a customer. Use Secure.",
  format: { label: "Data format", json: "JSON", xml: "XML" },
  replies: {
    label: "Which reply numbers apply",
    guide: {
      label: "The guide: {{entered}} on entering, {{message}} after a message",
      effect:
        "Source: the guide to customer-service messages. Safe: the console stops early, and WeChat refuses nothing for the number.",
    },
    current: {
      label: "WeChat's current pages: {{entered}} on entering, {{message}} after a message",
      effect:
        "Source: the introduction of customer-service messages on developers.weixin.qq.com, since December 2024. If WeChat still goes by the older numbers for your mini program, it refuses the 4th reply.",
    },
    unsure:
      "WeChat shows nowhere which numbers it goes by. If unsure, take the guide's: agents can try one more reply, and the settings then show what WeChat accepted. You can change this at any time.",
  },
  create: "Save and go on",
  save: "Save",
  sending: "Saving",
  saved: "Saved, and in force",
  copy: "Copy",
  copied: "Copied",
  new_pair: "Make a new Token and EncodingAESKey",
  new_pair_hint:
    "The page was reloaded, and what is saved is not shown again. If you have not pasted it into WeChat's backend yet, make a new pair.",
  secret_kept: "Saved, and not shown again.",
  secret_gone: "Saved, and not shown again. If it is lost, make a new one.",
  mark: "mark {{mark}}",
  test: "Check",
  testing: "Asking WeChat",
  accepted: "WeChat accepts this AppSecret",
  verified: "passed at {{at}}",
  waiting_check: "Waiting for WeChat's check",
  first_push: "came at {{at}}",
  waiting_push: "Waiting for the first push",
  seen_one: "{{count}} request was refused lately, at {{at}}",
  seen_other: "{{count}} requests were refused lately, the last at {{at}}",
  seen_before_one: "{{count}} request was refused before, at {{at}}; what came later passed",
  seen_before_other: "{{count}} requests were refused before, the last at {{at}}; what came later passed",
  to_settings: "To the connection settings",
  trouble: {
    check_signature: {
      what: "A check came, but its signature is wrong: the Tokens differ",
      next: "The Token in WeChat's backend must be the one saved here.",
    },
    signature: {
      what: "A push came, but its signature is wrong: the Tokens differ",
      next: "The Token in WeChat's backend must be the one saved here.",
    },
    key: {
      what: "A push came, but could not be opened: EncodingAESKey or AppID differ",
      next: "Compare the EncodingAESKey in WeChat's backend, or change ours to that one.",
    },
    not_sealed: {
      what: "A push came, but nothing encrypted was found in it",
      next: "Choose Secure in WeChat's backend too, or Compatible on our side.",
    },
    malformed: {
      what: "A request came that is not like WeChat's",
      next: "Most likely somebody probing. If no message ever comes, compare the URL.",
    },
    unreadable: {
      what: "A push came, but could not be read",
      next: "It is neither JSON nor XML of WeChat's. The original is kept.",
    },
    timestamp: {
      what: "A push came in plain mode, but its time is more than 15 minutes off",
      next: "Set the clock of this server. If it is right, somebody may be repeating an old request: choose Secure.",
    },
  },
  done: "Connected",
  open: "Open the console",
  later: "Later: open the console first",
  unknown: {
    what: "No answer from WeChat ({{cause}})",
    next: "See whether this server reaches api.weixin.qq.com, then check again.",
  },
  address_unknown: "(WeChat did not say)",
  errcode: {
    "40001": {
      what: "The AppSecret is wrong",
      next: "Check it for typing errors first. Resetting it stops every service that uses the old AppSecret at once, so change it there too.",
    },
    "40002": {
      what: "WeChat does not know this kind of request",
      next: "See whether WECHAT_API_URL is WeChat's.",
    },
    "40013": {
      what: "WeChat does not know this AppID",
      next: "Compare it. If it is mistyped, connect the right one, and remove this one in its connection settings.",
    },
    "40125": {
      what: "The AppSecret is wrong",
      next: "Check it for typing errors first. Resetting it stops every service that uses the old AppSecret at once, so change it there too.",
    },
    "40164": {
      what: "WeChat sees us at {{address}}, which is not on the IP whitelist",
      next: "Add this address under 开发管理 › 开发设置 › IP 白名单, and check again in a few minutes.",
    },
    "40243": { what: "The AppSecret is frozen", next: "Unfreeze it in WeChat's backend, then check again." },
    "45009": {
      what: "Today's calls are used up",
      next: "Check tomorrow, or clear the count in WeChat's backend.",
    },
    "45011": { what: "Asked too often", next: "Check again in a minute." },
    "50001": { what: "The mini program lacks this permission", next: "See its category and verification." },
    "50002": {
      what: "The mini program is restricted",
      next: "See the notices in WeChat's backend, then check again.",
    },
    "89503": {
      what: "An admin must confirm calls from this IP",
      next: "Let them confirm in WeChat, then check again.",
    },
    "89506": {
      what: "An admin refused this IP twice today",
      next: "Talk to them, and try again in 24 hours.",
    },
    "89507": { what: "An admin just refused this IP", next: "Talk to them, and try again in an hour." },
  },
  reason: {
    busy: { what: "WeChat is busy ({{errcode}})", next: "Check again in a few seconds." },
    credentials: {
      what: "WeChat does not accept these credentials ({{errcode}})",
      next: "Compare AppID and AppSecret.",
    },
    address_not_allowed: {
      what: "WeChat allows no calls from this address ({{errcode}})",
      next: "See the IP whitelist: {{address}}.",
    },
    quota_used: { what: "The calls are used up ({{errcode}})", next: "Check tomorrow." },
    too_fast: { what: "Asked too often ({{errcode}})", next: "Check again in a minute." },
    not_authorised: {
      what: "This permission is missing ({{errcode}})",
      next: "See category and verification.",
    },
    account_restricted: {
      what: "The mini program is restricted ({{errcode}})",
      next: "See the notices in WeChat's backend.",
    },
    other: {
      what: "WeChat refused with errcode {{errcode}}",
      next: "Look the errcode up in WeChat's documents, then check again.",
    },
  },
  settings: {
    wrapping_hint:
      "JSON and XML are read, and what is encrypted is opened, whichever is chosen. Before you choose Secure, change WeChat's backend: once saved, nothing unencrypted is taken. To leave Secure, begin here.",
    from_file:
      "This account is in ACCOUNTS_FILE: what is changed here stands until that field changes in the file; the next start then goes by the file.",
    changed: "changed at {{at}}",
    checked: "Checked by WeChat: {{at}}",
    first_push: "First push: {{at}}",
    never_changed: "as it was when it was connected",
    rename: "Rename",
    renamed: "Renamed",
    renamed_meanwhile: "Another admin has just called it “{{name}}”. Saving replaces theirs.",
    cancel_rename: "Keep it",
    identity: "Mini program",
    credentials: "Credentials",
    push: "Message push",
    change_secret: "Change AppSecret",
    change_token: "Change Token",
    rotate: "Change EncodingAESKey",
    rotate_hint:
      "The new key counts at once; the old one still opens messages on their way, until you end the change.",
    rotate_begin: "Change to the new key",
    rotate_token: "And make a new Token too",
    rotating: "Being changed since {{at}}: both keys open messages",
    rotating_paste:
      "Put the new values into WeChat's backend and submit. Once a message came with the new key, end the change.",
    rotating_seen: "A message came with the new key: the change can be ended",
    rotating_old: "Messages still come with the old key: WeChat's backend has not changed yet",
    rotate_end: "End the change, drop the old key",
    cancel: "Leave it",
    remove: "Remove this mini program",
    remove_hint: "For one connected by mistake, with a mistyped AppID say: no customer has come yet.",
    remove_question: "Remove “{{name}}”?",
    remove_leads_to:
      "Everybody in it is unbound, its secrets are deleted, and WeChat's requests for it are refused. It can be connected again later.",
    removed: "Removed",
  },
};
