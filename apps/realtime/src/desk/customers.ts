import { supervises } from "@jieru/shared/domain/agent";
import { isBlank } from "@jieru/shared/domain/blank";
import { lengthOf } from "@jieru/shared/domain/length-of";
import { blockOf, type SessionAction } from "@jieru/shared/domain/session";
import { changedTags, maxNoteLength, maxTags, type TagsChange } from "@jieru/shared/domain/tags";
import type { Refusal } from "@jieru/shared/protocol/refusals";
import type { Command } from "./command.ts";
import {
  type Conversation,
  type Desk,
  type DeskAgent,
  type DeskMessage,
  type DeskSession,
  findOpenSession,
  type Moment,
  viewSession,
} from "./desk.ts";
import { isOfBefore } from "./erasure.ts";
import type { Decision, NewFact } from "./fact.ts";
import { addresseesOf, withMentions, withoutMention } from "./mentions.ts";
import { ended, moved, newMessage, noticeIn, refusalOf } from "./moves.ts";
import { findByClientId } from "./replies.ts";

type CustomerCommand = Extract<
  Command,
  { do: "set_remark" | "change_tags" | "add_note" | "see_mention" | "set_blocked" }
>;
type AddNote = Extract<CustomerCommand, { do: "add_note" }>;
type SeeMention = Extract<CustomerCommand, { do: "see_mention" }>;
type SetBlocked = Extract<CustomerCommand, { do: "set_blocked" }>;

/** [RT2] A blocked customer stays blocked when erased, and can still be unblocked. */
const takesOff = (command: CustomerCommand): boolean => command.do === "set_blocked" && !command.blocked;

/** The agent, the customer, and the session that decides access (AG7). */
interface Subject {
  agent: DeskAgent;
  conversation: Conversation;
  session: DeskSession;
}

const actions = {
  set_remark: "annotate",
  change_tags: "annotate",
  add_note: "annotate",
  see_mention: "read",
  set_blocked: "block",
} as const satisfies Record<CustomerCommand["do"], SessionAction>;

function subjectOf(desk: Desk, command: CustomerCommand, moment: Moment): Subject | Refusal {
  const agent = desk.agents.get(command.agentId);
  if (!agent) return { refusal: "not_bound" };
  const conversation = desk.conversations.get(command.conversationId);
  const named = desk.sessions.get(command.sessionId);
  const session = findOpenSession(desk, command.conversationId) ?? named;
  if (!conversation || session?.conversationId !== conversation.id) return { refusal: "session_not_found" };
  if (named && isOfBefore(conversation, named) && !takesOff(command)) return { refusal: "session_not_found" };
  const block = blockOf(actions[command.do], viewSession(desk, session), agent, moment.now);
  return block ? refusalOf(desk, block) : { agent, conversation, session };
}

function setRemark({ conversation, session }: Subject, remark: string | null, moment: Moment): Decision {
  if (conversation.remark === remark) return [];
  return [{ type: "remark_changed", at: moment.now, session, conversation: { ...conversation, remark } }];
}

function changeTags({ conversation, session }: Subject, change: TagsChange, moment: Moment): Decision {
  const before = conversation.tags;
  const tags = changedTags(before, change);
  const tagsAdded = tags.filter((tag) => !before.includes(tag));
  if (tagsAdded.length > 0 && tags.length > maxTags) return { refusal: "tag_limit_reached", limit: maxTags };
  const tagsRemoved = before.filter((tag) => !tags.includes(tag));
  if (tagsAdded.length + tagsRemoved.length === 0) return [];
  const changed = { ...conversation, tags };
  return [{ type: "tags_changed", at: moment.now, session, conversation: changed, tagsAdded, tagsRemoved }];
}

/** [OB1] Decides a note with a used id: the same note changes nothing, a different one is refused. */
function again(known: DeskMessage, { conversationId, agentId, note }: AddNote): Decision {
  const same =
    known.type === "note" &&
    known.conversationId === conversationId &&
    known.agentId === agentId &&
    known.note === note;
  return same ? [] : { refusal: "client_message_id_reused" };
}

function addNote(
  desk: Desk,
  { agent, conversation, session }: Subject,
  { note, clientMessageId, mentions = [] }: AddNote,
  moment: Moment,
): Decision {
  if (isBlank(note)) return { refusal: "text_empty" };
  if (lengthOf(note) > maxNoteLength) return { refusal: "note_too_long", limit: maxNoteLength };
  const to = addresseesOf(desk, { session, agent }, mentions, moment);
  if ("refusal" in to) return to;
  const message: DeskMessage = {
    ...newMessage(session, { type: "note", note, ...(to.length > 0 && { to }) }, moment),
    direction: "system",
    agentId: agent.id,
    clientMessageId,
  };
  const added = { type: "note_added", at: moment.now, session, message } as const;
  if (to.length === 0) return [added];
  return [{ ...added, conversation: withMentions(desk, conversation, to, message) }];
}

function seeMention(
  { agent, conversation, session }: Subject,
  { noteId }: SeeMention,
  moment: Moment,
): Decision {
  const seen = withoutMention(conversation, { agentId: agent.id, noteId });
  return seen ? [{ type: "mention_seen", at: moment.now, session, conversation: seen }] : [];
}

function block(desk: Desk, { agent, conversation, session }: Subject, reason: string | null, moment: Moment) {
  const who = { agentId: agent.id, agentName: agent.name };
  const blocked: NewFact = {
    type: "customer_blocked",
    at: moment.now,
    session,
    conversation: { ...conversation, blocked: true },
    message: noticeIn(session, { what: "blocked", ...who, reason }, moment),
    blacklist: { agentId: agent.id, reason },
  };
  if (session.state === "ended") return [blocked];
  const why = { what: "ended", why: "blocked", agentName: agent.name } as const;
  return [
    blocked,
    moved(
      desk,
      { type: "session_ended", before: session, after: ended(session, moment.now), notice: why },
      moment,
    ),
  ];
}

function unblock({ agent, conversation, session }: Subject, moment: Moment): Decision {
  const who = { agentId: agent.id, agentName: agent.name };
  const unblocked = {
    type: "customer_unblocked" as const,
    at: moment.now,
    conversation: { ...conversation, blocked: false },
  };
  if (isOfBefore(conversation, session)) return [unblocked];
  return [
    {
      ...unblocked,
      session,
      message: noticeIn(session, { what: "unblocked", ...who }, moment),
    },
  ];
}

function setBlocked(desk: Desk, subject: Subject, { blocked, reason }: SetBlocked, moment: Moment): Decision {
  if (subject.conversation.blocked === blocked) return [];
  return blocked ? block(desk, subject, reason, moment) : unblock(subject, moment);
}

export function decideCustomer(desk: Desk, command: CustomerCommand, moment: Moment): Decision {
  const known = command.do === "add_note" && findByClientId(desk, command.clientMessageId);
  if (known) return again(known, command);
  const subject = subjectOf(desk, command, moment);
  if ("refusal" in subject) return subject;
  switch (command.do) {
    case "set_remark":
      return setRemark(subject, command.remark, moment);
    case "change_tags":
      return changeTags(subject, command, moment);
    case "add_note":
      return addNote(desk, subject, command, moment);
    case "see_mention":
      return seeMention(subject, command, moment);
    case "set_blocked":
      return setBlocked(desk, subject, command, moment);
  }
}

/** [TG5] Changes each customer's tags. A customer with both tags retains the new one. */
export function renameTag(
  desk: Desk,
  { agentId, from, to, of }: Extract<Command, { do: "rename_tag" }>,
  moment: Moment,
): Decision {
  const agent = desk.agents.get(agentId);
  if (!agent) return { refusal: "not_bound" };
  if (!supervises(agent)) return { refusal: "not_allowed" };
  return of.flatMap(({ conversationId, sessionId }): NewFact[] => {
    const conversation = desk.conversations.get(conversationId);
    const session = findOpenSession(desk, conversationId) ?? desk.sessions.get(sessionId);
    if (!conversation?.tags.includes(from) || !session) return [];
    const tags = [...new Set(conversation.tags.map((tag) => (tag === from ? to : tag)))];
    const tagsAdded = conversation.tags.includes(to) ? [] : [to];
    const changed = { session, conversation: { ...conversation, tags }, tagsAdded, tagsRemoved: [from] };
    return [{ type: "tags_changed", at: moment.now, ...changed }];
  });
}
