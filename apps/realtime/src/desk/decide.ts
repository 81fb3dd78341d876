import { changeAccount, noteCredentials, noteSilence } from "./account.ts";
import { decideAgent, unbindAll } from "./agents.ts";
import { setAttributes } from "./attributes.ts";
import type { Command } from "./command.ts";
import { changeConductRules } from "./conduct-rules.ts";
import { decideCustomer, renameTag } from "./customers.ts";
import { decideDelivery } from "./deliveries.ts";
import type { Desk, Moment } from "./desk.ts";
import { eraseCustomer, expireWords } from "./erasure.ts";
import type { Decision } from "./fact.ts";
import { changeKeywordReplies } from "./keyword-replies.ts";
import { changeQuickReplies } from "./quick-replies.ts";
import { rateSession } from "./rating.ts";
import { decideReceive } from "./receive.ts";
import { setReminder } from "./reminder.ts";
import { decideReply } from "./replies.ts";
import { decideSession } from "./sessions.ts";
import { lookAt } from "./time.ts";
import { changeTopics, wrapUpSession } from "./wrap-up.ts";

/** Returns the result of a command for this desk, and changes nothing. `evolve` applies the facts to the desk. */
export function decide(desk: Desk, command: Command, moment: Moment): Decision {
  switch (command.do) {
    case "receive":
      return decideReceive(desk, command, moment);
    case "reply":
      return decideReply(desk, command, moment);
    case "set_remark":
    case "change_tags":
    case "add_note":
    case "see_mention":
    case "set_blocked":
      return decideCustomer(desk, command, moment);
    case "rename_tag":
      return renameTag(desk, command, moment);
    case "set_attributes":
      return setAttributes(desk, command, moment);
    case "erase_customer":
      return eraseCustomer(desk, command, moment);
    case "start_delivery":
    case "finish_delivery":
    case "give_up_delivery":
    case "change_media":
      return decideDelivery(desk, command, moment);
    case "connect_agent":
    case "lose_agent":
    case "sign_out":
    case "set_status":
    case "set_pickup":
    case "bind_agent":
    case "change_role":
    case "rename_agent":
    case "unbind_agent":
      return decideAgent(desk, command, moment);
    case "change_account":
      return changeAccount(desk, command, moment);
    case "remove_account":
      return unbindAll(desk, command.by, moment);
    case "note_credentials":
      return noteCredentials(desk, command.refused, moment);
    case "note_gap":
      return [{ type: "pushes_missed", at: moment.now, gap: command.gap }];
    case "note_silence":
      return noteSilence(desk, command.since, moment);
    case "look_at_session": {
      const s = desk.sessions.get(command.sessionId);
      return s ? lookAt(desk, s, moment, command.upSince) : [];
    }
    case "expire_words":
      return expireWords(desk, command, moment);
    case "note_expiry":
      return [{ type: "words_expired", at: moment.now }];
    case "wrap_up":
      return wrapUpSession(desk, command, moment);
    case "rate":
      return rateSession(desk, command, moment);
    case "set_reminder":
      return setReminder(desk, command, moment);
    case "change_keyword_replies":
      return changeKeywordReplies(desk, command, moment);
    case "change_conduct_rules":
      return changeConductRules(desk, command, moment);
    case "change_topics":
      return changeTopics(desk, command, moment);
    case "change_quick_replies":
      return changeQuickReplies(desk, command, moment);
    case "dispatch_waiting":
      return [];
    default:
      return decideSession(desk, command, moment);
  }
}
