import type { refusals as chinese } from "../zh-CN/refusals.ts";

export const refusals = {
  someone: "Someone else",
  joint: ". ",
  session_not_found: { what: "No such session", next: "It may no longer be yours; look in the list." },
  already_picked_up: { what: "{{agentName}} picked it up", next: "You can pick up the next one." },
  session_ended: { what: "The session has ended", next: "A new one starts when the customer writes again." },
  session_waiting: { what: "The session is still waiting", next: "Pick it up, then reply." },
  session_inactive: { what: "The session is inactive", next: "Reactivate it to go on replying." },
  session_not_inactive: { what: "The session is active already", next: "You can reply right away." },
  not_owner: {
    what: "{{agentName}} owns the session now",
    next: "Your draft is kept; ask them to transfer it.",
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
  client_message_id_reused: { what: "This reply's number was used before", next: "Please send it anew." },
  text_too_long: { what: "Longer than {{limit}} bytes", next: "Shorten it or split it." },
  text_empty: { what: "Nothing written", next: "Write something first." },
  tag_limit_reached: { what: "The customer has {{limit}} tags already", next: "Take one off first." },
  note_too_long: { what: "The note is longer than {{limit}} characters", next: "Shorten or split it." },
  media_not_found: { what: "The image is gone", next: "Please choose it again." },
  not_an_image: { what: "This is not an image", next: "Use a JPG, PNG or GIF." },
  image_too_large: { what: "The image is too large", next: "Bring it under {{megabytes}} MB." },
  no_room_for_images: {
    what: "The server has no room for images",
    next: "Tell an admin; text goes as ever.",
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
  draft_changed: { what: "The draft was changed elsewhere", next: "The newer one counts." },
  draft_limit_reached: {
    what: "There are too many drafts",
    next: "Send or clear some; this one is still on this computer.",
  },
  app_id_taken: {
    what: "This mini program is connected already",
    next: "Ask one of its admins to invite you, or check the AppID.",
  },
  aes_key_missing: {
    what: "There is no EncodingAESKey yet",
    next: "Change the encryption key first, then choose compatible or secure mode.",
  },
  account_not_found: { what: "No such account", next: "Choose another, or ask an admin to invite you." },
  not_allowed: { what: "You may not do this", next: "Ask a supervisor if it is needed." },
  not_bound: { what: "You are not bound to this account", next: "Ask an admin for an invitation." },
  not_signed_in: { what: "You are signed out", next: "Please scan again." },
  too_many_requests: {
    what: "Too many requests within a minute",
    next: "Wait {{retryAfterSeconds}} seconds, then try again.",
  },
  server_busy: { what: "The server is busy", next: "Try again in a few seconds." },
  database_unavailable: { what: "The database is away", next: "Work goes on as soon as it is back." },
} satisfies Record<keyof typeof chinese, string | { what: string; next: string }>;
