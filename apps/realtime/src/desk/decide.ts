import type { AuditAction } from "@jieru/shared/protocol/audit";
import { changeAccount, noteCredentials, noteSilence } from "./account.ts";
import { decideAgent, unbindAll } from "./agents.ts";
import { setAttributes } from "./attributes.ts";
import type { Command, CommandOf } from "./command.ts";
import { changeConductRules } from "./conduct-rules.ts";
import { decideCustomer, renameTag } from "./customers.ts";
import { decideDelivery } from "./deliveries.ts";
import type { Desk, Moment } from "./desk.ts";
import { eraseCustomer, expireWords } from "./erasure.ts";
import type { Decision } from "./fact.ts";
import { changeKeywordReplies } from "./keyword-replies.ts";
import * as needs from "./needs.ts";
import { changeQuickReplies } from "./quick-replies.ts";
import { rateSession } from "./rating.ts";
import { decideReceive } from "./receive.ts";
import { setReminder } from "./reminder.ts";
import { decideReply } from "./replies.ts";
import { decideSession } from "./sessions.ts";
import { dueFacts } from "./time.ts";
import { changeTopics, wrapUpSession } from "./wrap-up.ts";

interface Recorded {
  what: AuditAction;
  onlyIfOthers?: true;
}

interface CommandDescriptor<C> {
  needs(this: void, needs: needs.Needs, command: C): unknown;
  decide(this: void, desk: Desk, command: C, moment: Moment): Decision;
  /** May make an agent eligible, so the waiting queue must be loaded. */
  mayFree?: true;
  /** null or absent: not recorded. */
  audit?(this: void, command: C): Recorded | null;
}

function dueFactsOf(
  desk: Desk,
  { sessionId, upSince }: CommandOf<"look_at_session">,
  moment: Moment,
): Decision {
  const session = desk.sessions.get(sessionId);
  return session ? dueFacts(desk, session, moment, upSince) : [];
}

/** A new kind of command is added here and to its type, `Command`. */
const descriptors: { readonly [Do in Command["do"]]: CommandDescriptor<CommandOf<Do>> } = {
  receive: { needs: needs.customer, decide: decideReceive },
  pick_up: { needs: needs.session, decide: decideSession },
  reactivate: { needs: needs.session, decide: decideSession },
  end: {
    needs: needs.session,
    decide: decideSession,
    mayFree: true,
    audit: ({ wrapUp }) => (wrapUp ? { what: "session_wrapped_up", onlyIfOthers: true } : null),
  },
  reopen: {
    needs: needs.besideNewest,
    decide: decideSession,
    audit: () => ({ what: "session_reopened", onlyIfOthers: true }),
  },
  wrap_up: {
    needs: needs.endNotice,
    decide: wrapUpSession,
    audit: () => ({ what: "session_wrapped_up", onlyIfOthers: true }),
  },
  rate: { needs: needs.endNotice, decide: rateSession },
  set_reminder: { needs: needs.session, decide: setReminder },
  assign: { needs: needs.session, decide: decideSession, audit: () => ({ what: "session_assigned" }) },
  transfer: {
    needs: needs.session,
    decide: decideSession,
    mayFree: true,
    audit: () => ({ what: "session_transferred" }),
  },
  take_over: {
    needs: needs.session,
    decide: decideSession,
    mayFree: true,
    audit: () => ({ what: "session_taken_over" }),
  },
  mark_read: { needs: needs.session, decide: decideSession },
  mark_urgent: { needs: needs.session, decide: decideSession },
  set_remark: { needs: needs.thread, decide: decideCustomer },
  change_tags: { needs: needs.thread, decide: decideCustomer },
  rename_tag: { needs: needs.tagged, decide: renameTag },
  add_note: { needs: needs.note, decide: decideCustomer },
  see_mention: { needs: needs.thread, decide: decideCustomer },
  set_blocked: { needs: needs.thread, decide: decideCustomer, mayFree: true },
  set_attributes: { needs: needs.described, decide: setAttributes },
  erase_customer: { needs: needs.erased, decide: eraseCustomer, mayFree: true },
  reply: { needs: needs.reply, decide: decideReply },
  start_delivery: { needs: needs.starting, decide: decideDelivery },
  finish_delivery: { needs: needs.finishing, decide: decideDelivery },
  give_up_delivery: { needs: needs.message, decide: decideDelivery },
  change_media: { needs: needs.message, decide: decideDelivery },
  connect_agent: { needs: needs.nothing, decide: decideAgent, mayFree: true },
  lose_agent: { needs: needs.leavingAgent, decide: decideAgent },
  sign_out: { needs: needs.leavingAgent, decide: decideAgent },
  set_status: { needs: needs.statusOf, decide: decideAgent, mayFree: true },
  set_pickup: { needs: needs.nothing, decide: decideAgent, mayFree: true },
  bind_agent: { needs: needs.nothing, decide: decideAgent },
  change_role: { needs: needs.nothing, decide: decideAgent },
  rename_agent: { needs: needs.nothing, decide: decideAgent },
  unbind_agent: { needs: needs.leavingAgent, decide: decideAgent },
  change_account: { needs: needs.nothing, decide: changeAccount },
  remove_account: { needs: needs.nothing, decide: (desk, { by }, moment) => unbindAll(desk, by, moment) },
  note_credentials: {
    needs: needs.nothing,
    decide: (desk, { refused }, moment) => noteCredentials(desk, refused, moment),
  },
  note_gap: {
    needs: needs.nothing,
    decide: (_, { gap }, { now }) => [{ type: "pushes_missed", at: now, gap }],
  },
  note_silence: {
    needs: needs.nothing,
    decide: (desk, { since }, moment) => noteSilence(desk, since, moment),
  },
  change_keyword_replies: { needs: needs.nothing, decide: changeKeywordReplies },
  change_conduct_rules: { needs: needs.nothing, decide: changeConductRules },
  change_topics: { needs: needs.nothing, decide: changeTopics },
  change_quick_replies: { needs: needs.nothing, decide: changeQuickReplies },
  look_at_session: { needs: needs.besideNewest, decide: dueFactsOf, mayFree: true },
  expire_words: { needs: needs.expired, decide: expireWords },
  note_expiry: { needs: needs.nothing, decide: (_, __, { now }) => [{ type: "words_expired", at: now }] },
  dispatch_waiting: { needs: needs.nothing, decide: () => [] },
};

const descriptorOf = (command: Command) => descriptors[command.do] as CommandDescriptor<Command>;

export const decide = (desk: Desk, command: Command, moment: Moment): Decision =>
  descriptorOf(command).decide(desk, command, moment);

export function needsOf(commands: readonly Command[]): needs.Needs {
  const all = needs.noNeeds();
  for (const command of commands) descriptorOf(command).needs(all, command);
  return all;
}

export const mayFree = (commands: readonly Command[]): boolean =>
  commands.some((command) => descriptorOf(command).mayFree);

/** [AU1] Returns how the audit log records the command; null if it does not. */
export const recordOf = (command: Command): Recorded | null => descriptorOf(command).audit?.(command) ?? null;
