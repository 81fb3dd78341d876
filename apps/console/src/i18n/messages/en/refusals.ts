import type { refusals as chinese } from "../zh-CN/refusals.ts";

export const refusals = {
  someone: "Someone else",
  joint: ". ",
  unheard_of: {
    what: "This page is older than the server, and does not know why it says no",
    next: "Load the page anew and try again.",
  },
  session_not_found: { what: "No such session", next: "It may no longer be yours; look in the list." },
  already_picked_up: { what: "{{agentName}} picked it up", next: "You can pick up the next one." },
  session_ended: { what: "The session has ended", next: "A new one starts when the customer writes again." },
  session_waiting: { what: "The session is still waiting", next: "Pick it up first." },
  session_inactive: { what: "The session is inactive", next: "Reactivate it to go on replying." },
  session_not_inactive: { what: "The session is active already", next: "You can reply right away." },
  not_owner: {
    what: "{{agentName}} owns the session now",
    next: "Ask them to transfer it if you need it.",
  },
  reply_allowance_used: { what: "No replies left", next: "Wait until the customer writes again." },
  reply_window_closed: { what: "The reply window is closed", next: "Wait until the customer writes again." },
  over_capacity: {
    what: "Full: {{load}}/{{capacity}}",
    next: "End a session first, or raise the capacity.",
  },
  message_not_found: { what: "No such message", next: "Reload and look again." },
  message_not_unconfirmed: {
    what: "This message has its outcome",
    next: "There is no need to send it again.",
  },
  message_sent_again: {
    what: "This was sent again already",
    next: "Look further down for what became of it.",
  },
  client_message_id_reused: { what: "This reply's number was used before", next: "Please send it anew." },
  text_too_long: { what: "Longer than {{limit}} bytes", next: "Shorten it or split it." },
  text_empty: { what: "Nothing written", next: "Write something first." },
  tag_limit_reached: { what: "The customer has {{limit}} tags already", next: "Take one off first." },
  note_too_long: { what: "The note is longer than {{limit}} characters", next: "Shorten or split it." },
  mention_refused: {
    what: "{{agentName}} cannot read this conversation, and cannot be mentioned in it",
    next: "Name somebody else, or take the @ out.",
  },
  media_not_found: { what: "The image is gone", next: "Please choose it again." },
  not_an_image: { what: "This is not an image", next: "Use a JPG, PNG or GIF." },
  image_too_large: {
    what: "The image is too large",
    next: "Scale it down, to less than {{megabytes}} MB; of an animation, leave frames out.",
  },
  no_room_for_images: {
    what: "The server has no room for images",
    next: "Tell an admin; text still goes through.",
  },
  agent_not_found: { what: "No such agent", next: "They may have been unbound; choose someone else." },
  agent_not_available: { what: "They cannot take it now", next: "Choose an agent who is online." },
  agent_limit_reached: { what: "All {{limit}} places are taken", next: "Unbind someone first." },
  already_bound: { what: "You are bound to this account already", next: "Just open the console." },
  last_admin: { what: "This is the last admin", next: "Make someone else an admin first." },
  invitation_invalid: { what: "The invitation is no longer valid", next: "Ask an admin for a new one." },
  own_replies_missing: {
    what: "Your own reply numbers are missing",
    next: "Fill them in, or choose a preset.",
  },
  next_opening_unknown: {
    what: "There is no next opening to tell",
    next: "Remove {{opens}} from the auto-reply, or set the opening hours.",
  },
  quick_reply_not_found: {
    what: "That quick reply is gone",
    next: "The list is up to date now; pick another.",
  },
  quick_reply_limit_reached: {
    what: "There are {{limit}} quick replies already",
    next: "Delete some nobody uses.",
  },
  shortcut_taken: {
    what: "“{{title}}” has /{{shortcut}} already",
    next: "Take another shortcut, or change that one first.",
  },
  keyword_reply_not_found: { what: "This rule is gone", next: "The list is up to date now." },
  keyword_reply_limit_reached: {
    what: "There are {{limit}} rules already",
    next: "Delete one nobody needs.",
  },
  topic_not_found: { what: "This topic is not there any more", next: "Choose another." },
  topic_retired: { what: "This topic is retired", next: "Choose another." },
  topic_name_taken: {
    what: "There is a topic of that name",
    next: "Choose another name, or offer the retired one again.",
  },
  topic_limit_reached: {
    what: "There are {{limit}} topics already",
    next: "Retire one first, or use a retired one.",
  },
  topic_required: {
    what: "It must be said first what it was about",
    next: "Open the session, choose a topic, then end it.",
  },
  reminder_time_refused: {
    what: "A reminder is set for a minute to 30 days ahead",
    next: "Choose another time.",
  },
  draft_changed: { what: "The draft was changed elsewhere", next: "The newer one counts." },
  view_not_found: { what: "This view is no longer there", next: "The list is up to date now." },
  view_name_taken: { what: "Another view has this name", next: "Choose another one." },
  view_limit_reached: { what: "All {{limit}} views are in use", next: "Delete one you do not need." },
  draft_limit_reached: {
    what: "There are too many drafts",
    next: "Send or clear some; this one is still on this device.",
  },
  api_key_invalid: { what: "The key lets nobody in", next: "Ask an admin for a new one." },
  api_key_not_found: { what: "That key is revoked already", next: "The list is up to date now." },
  invitation_limit_reached: {
    what: "There are {{limit}} open invitations already",
    next: "Revoke one nobody needs, or wait until one expires.",
  },
  api_key_limit_reached: { what: "There are {{limit}} keys already", next: "Revoke some nobody uses." },
  webhook_not_found: { what: "That webhook is gone", next: "The list is up to date now." },
  webhook_limit_reached: { what: "There are {{limit}} webhooks already", next: "Remove one nobody uses." },
  webhook_url_refused: { what: "That address cannot be used", next: "Give a public one by https." },
  webhooks_silent: {
    what: "This server sends nothing, not even a test",
    next: "It was started with WEBHOOKS=off.",
  },
  app_id_taken: {
    what: "This mini program is connected already",
    next: "Ask one of its admins to invite you, or check the AppID.",
  },
  aes_key_missing: {
    what: "There is no EncodingAESKey yet",
    next: "Change the encryption key first, then choose compatible or secure mode.",
  },
  account_in_use: {
    what: "This mini program has customers already",
    next: "It stays, so that nothing of theirs is lost.",
  },
  account_in_file: {
    what: "This mini program is in ACCOUNTS_FILE",
    next: "Take it out there, restart the server, then remove it here.",
  },
  last_account: { what: "This is the only mini program", next: "Connect another one first." },
  account_not_found: { what: "No such account", next: "Choose another, or ask an admin to invite you." },
  browser_is_new: {
    what: "This browser has not been confirmed yet",
    next: "Confirm it in a browser you have used before, or sign out there.",
  },
  not_allowed: { what: "You may not do this", next: "Ask a supervisor if it is needed." },
  not_bound: { what: "You are not bound to this account", next: "Ask an admin for an invitation." },
  not_signed_in: { what: "You are signed out", next: "Please scan again." },
  too_many_requests: {
    what: "Too many requests within a minute",
    next: "Wait {{retryAfterSeconds}} s, then try again.",
  },
  upload_limit_reached: { what: "Too many images in one day", next: "Send those you have chosen, or wait." },
  export_under_way: { what: "Another export of yours is under way", next: "Wait for it, or cancel it." },
  server_busy: { what: "The server is busy", next: "Try again in a few seconds." },
  jobs_unavailable: {
    what: "Background jobs are failing on the server",
    next: "Try again later; if it stays like this, tell an admin.",
  },
  database_unavailable: { what: "The database is away", next: "Work goes on as soon as it is back." },
} satisfies Record<keyof typeof chinese, string | { what: string; next: string }>;
