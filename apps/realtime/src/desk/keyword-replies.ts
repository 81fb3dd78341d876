import { findKeywordReply, type KeywordReply, keywordReplyLimit } from "@jieru/shared/domain/keyword-reply";
import type { Content } from "@jieru/shared/domain/message";
import type { Refusal } from "@jieru/shared/protocol/refusals";
import { mayManage } from "./agents.ts";
import { automaticTextFact, isServed, leavesOne, type Written } from "./auto-reply.ts";
import type { Command, KeywordRepliesChange } from "./command.ts";
import { automaticTextRefusal, mayBeSent } from "./conduct-rules.ts";
import type { Desk, Moment } from "./desk.ts";
import type { Decision, NewFact } from "./fact.ts";

/** [KA4] Repeating the same answer within minutes would not help. */
const againAfterMs = 10 * 60_000;

export function keywordAnswer(
  desk: Desk,
  { session, conversation }: Written,
  said: Content,
  moment: Moment,
): NewFact | null {
  if (said.type !== "text" || isServed(desk, session) || !leavesOne(conversation, moment.now)) return null;
  const rule = findKeywordReply(desk.keywordReplies, said.text);
  // [KA4] Also holds if the clock was set back meanwhile.
  const lately = conversation.keywordReplied.filter(({ at }) => Math.abs(moment.now - at) < againAfterMs);
  if (!rule || lately.some(({ id }) => id === rule.id) || !mayBeSent(desk, rule.text)) return null;
  const known = new Set(desk.keywordReplies.map(({ id }) => id));
  const keywordReplied = [...lately.filter(({ id }) => known.has(id)), { id: rule.id, at: moment.now }];
  const { id, name, text } = rule;
  const written = { session, conversation: { ...conversation, keywordReplied } };
  return automaticTextFact(written, { type: "text", text, keywordReply: { id, name } }, moment);
}

type Changed = KeywordReply[] | Refusal;
const notFound: Refusal = { refusal: "keyword_reply_not_found" };

function changed(rules: readonly KeywordReply[], change: KeywordRepliesChange, moment: Moment): Changed {
  if ("add" in change) {
    if (rules.length >= keywordReplyLimit.rules)
      return { refusal: "keyword_reply_limit_reached", limit: keywordReplyLimit.rules };
    return [...rules, { id: moment.newId() as KeywordReply["id"], ...change.add }];
  }
  if ("order" in change) {
    const placeOf = ({ id }: KeywordReply) =>
      change.order.includes(id) ? change.order.indexOf(id) : change.order.length;
    return rules.toSorted((a, b) => placeOf(a) - placeOf(b));
  }
  const id = "remove" in change ? change.remove : change.keywordReplyId;
  if (!rules.some((rule) => rule.id === id)) return notFound;
  if ("remove" in change) return rules.filter((rule) => rule.id !== id);
  return rules.map((rule) => (rule.id === id ? { ...rule, ...change.fields } : rule));
}

/** [KA1] Changes the rules, for admins only. Repeating a value has no effect. */
export function changeKeywordReplies(
  desk: Desk,
  { agentId, change }: Extract<Command, { do: "change_keyword_replies" }>,
  moment: Moment,
): Decision {
  const refusal = mayManage(desk, agentId);
  if (refusal) return refusal;
  const keywordReplies = changed(desk.keywordReplies, change, moment);
  if (!Array.isArray(keywordReplies)) return keywordReplies;
  if (JSON.stringify(keywordReplies) === JSON.stringify(desk.keywordReplies)) return [];
  const bad = automaticTextRefusal(desk, { keywordReplies });
  return bad ?? [{ type: "keyword_replies_changed", at: moment.now, keywordReplies }];
}
