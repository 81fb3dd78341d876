/**
 * The one place where it is decided what happens: `decide(desk, command, at) → facts | refusal`.
 *
 *     given (history) · when (command) · then (facts or a refusal)
 *
 * An empty list of facts means: it is so already. Decisions about one noun stand in the file named after it.
 */
import type { Refusal } from "@jieru/shared/protocol/refusals";
import { changeAccount, noteCredentials, noteSilence } from "./account.ts";
import { decideAgent, unbindAll } from "./agents.ts";
import { setAttributes } from "./attributes.ts";
import type { Command } from "./command.ts";
import { decideCustomer, renameTag } from "./customers.ts";
import { decideDelivery } from "./deliveries.ts";
import type { Desk, Moment, NewFact } from "./desk.ts";
import { eraseCustomer, expireWords } from "./erasure.ts";
import { changeQuickReplies } from "./quick-replies.ts";
import { decideReceive } from "./receive.ts";
import { decideReply } from "./replies.ts";
import { decideSession } from "./sessions.ts";
import { lookAt } from "./time.ts";

export type Decision = NewFact[] | Refusal;
export const isRefused = (d: Decision): d is Refusal => !Array.isArray(d);

/** What comes of the command, as things stand. Changes nothing: `evolve` puts the facts into the desk. */
export function decide(desk: Desk, command: Command, at: Moment): Decision {
  switch (command.do) {
    case "receive":
      return decideReceive(desk, command, at);
    case "reply":
      return decideReply(desk, command, at);
    case "set_remark":
    case "change_tags":
    case "add_note":
    case "set_blocked":
      return decideCustomer(desk, command, at);
    case "rename_tag":
      return renameTag(desk, command, at);
    case "set_attributes":
      return setAttributes(desk, command, at);
    case "erase_customer":
      return eraseCustomer(desk, command, at);
    case "start_delivery":
    case "finish_delivery":
    case "give_up_delivery":
    case "change_media":
      return decideDelivery(desk, command, at);
    case "connect_agent":
    case "lose_agent":
    case "sign_out":
    case "set_status":
    case "set_pickup":
    case "bind_agent":
    case "change_role":
    case "rename_agent":
    case "unbind_agent":
      return decideAgent(desk, command, at);
    case "change_account":
      return changeAccount(desk, command.change, at);
    case "remove_account":
      return unbindAll(desk, command.by, at);
    case "note_credentials":
      return noteCredentials(desk, command.refused, at);
    case "note_gap":
      return [{ type: "pushes_missed", at: at.now, gap: command.gap }];
    case "note_silence":
      return noteSilence(desk, command.since, at);
    case "look_at_session": {
      const s = desk.sessions.get(command.sessionId);
      return s ? lookAt(desk, s, at, command.upSince) : [];
    }
    case "expire_words":
      return expireWords(desk, command, at);
    case "note_expiry":
      return [{ type: "words_expired", at: at.now }];
    case "change_quick_replies":
      return changeQuickReplies(desk, command, at);
    case "hand_out":
      return [];
    default:
      return decideSession(desk, command, at);
  }
}
