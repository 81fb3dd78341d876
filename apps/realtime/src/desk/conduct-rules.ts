import {
  type AutomaticText,
  type ConductRule,
  conductRuleLimit,
  repetitionWarning,
} from "@jieru/shared/domain/conduct-rule";
import type { ConversationId } from "@jieru/shared/domain/ids";
import { checkOutbound, outboundTextsOf } from "@jieru/shared/domain/outbound-guard";
import { keptRatingText } from "@jieru/shared/domain/rating";
import type { Repetition } from "@jieru/shared/domain/settings";
import type { Refusal } from "@jieru/shared/protocol/refusals";
import { mayManage } from "./agents.ts";
import type { Command, ConductRulesChange } from "./command.ts";
import type { Desk, DeskAccount, DeskMessage, DeskSession, Moment } from "./desk.ts";
import type { AcceptedWarning, Decision } from "./fact.ts";

type NamedRule = Pick<ConductRule, "id" | "name">;
function rulesHit(
  rules: readonly ConductRule[],
  action: ConductRule["action"],
  texts: readonly string[],
): NamedRule[] {
  const applied = rules.filter((rule) => rule.action === action);
  const hit = new Set(texts.flatMap((text) => checkOutbound(applied, text).map(({ ruleId }) => ruleId)));
  return applied.flatMap(({ id, name }) => (hit.has(id) ? [{ id, name }] : []));
}

type Reply = Extract<Command, { do: "reply" }>;

/** Whitespace that NFKC leaves and `trim` of JavaScript removes. */
export const blanksAround = " \t\n\v\f\r\u1680\u2028\u2029\ufeff";
/** [CD7] Returns the form in which texts are compared, here and in SQL. */
export const comparableText = (text: string): string => text.normalize("NFKC").trim();

const minute = 60_000;

/** [CD7] Returns the time since which equal texts count; null if the repetition check is off. */
export const repetitionSince = ({ repetition }: DeskAccount, now: number): number | null =>
  repetition && now - repetition.minutes * minute;

function sentInBatch(desk: Desk, command: Reply, since: number): ConversationId[] {
  if (command.content.type !== "text") return [];
  const text = comparableText(command.content.text);
  const isSame = (m: DeskMessage) =>
    m.agentId === command.agentId &&
    m.direction === "out" &&
    m.at > since &&
    m.type === "text" &&
    m.delivery?.waitedBefore === undefined &&
    m.delivery?.state !== "failed" &&
    comparableText(m.text) === text;
  return [...desk.messages.values()].filter(isSame).map((m) => m.conversationId);
}

/** [CD7] Returns the exceeded limit of equal texts to customers who have not written since the last reply, or null. */
function exceededLimit(desk: Desk, command: Reply, s: DeskSession, now: number): Repetition | null {
  const { repetition } = desk.account;
  const since = repetitionSince(desk.account, now);
  if (!repetition || since === null || command.content.type !== "text" || s.unansweredSince !== null)
    return null;
  const customers = new Set([
    ...(desk.unprompted.get(command.clientMessageId) ?? []),
    ...sentInBatch(desk, command, since),
    s.conversationId,
  ]);
  return customers.size > repetition.customers ? repetition : null;
}

export function checkReply(
  desk: Desk,
  command: Reply,
  s: DeskSession,
  { now }: Moment,
): Refusal | AcceptedWarning[] {
  const texts = outboundTextsOf(command.content);
  const blocking = rulesHit(desk.conductRules, "block", texts);
  if (blocking.length > 0) return { refusal: "outbound_refused", rules: blocking };
  const rules = rulesHit(desk.conductRules, "warn", texts);
  const repetition = exceededLimit(desk, command, s, now);
  const warnings: AcceptedWarning[] = [
    ...rules,
    ...(repetition ? [{ id: repetitionWarning, name: null } as const] : []),
  ];
  const accepted = new Set<string>(command.acceptedWarnings);
  return warnings.every(({ id }) => accepted.has(id))
    ? warnings
    : { refusal: "outbound_warned", rules, ...(repetition && { repetition }) };
}

/** [CD6] Returns whether the account itself may send the text. Only blocking rules count, as nobody can accept a warning. */
export const mayBeSent = ({ conductRules }: Desk, text: string): boolean =>
  rulesHit(conductRules, "block", [text]).length === 0;

interface Automatic {
  text: AutomaticText;
  name: string | null;
  content: string;
}

function automaticTextsOf({
  account,
  keywordReplies,
}: Pick<Desk, "account" | "keywordReplies">): Automatic[] {
  const { greeting, autoReply, ratingRequest } = account;
  return [
    ...(greeting === null ? [] : [{ text: "greeting" as const, name: null, content: greeting }]),
    ...(autoReply ? [{ text: "auto_reply" as const, name: null, content: autoReply.text }] : []),
    ...(ratingRequest
      ? [{ text: "rating" as const, name: null, content: keptRatingText(ratingRequest.text) }]
      : []),
    ...keywordReplies.map(({ name, text }) => ({ text: "keyword_reply" as const, name, content: text })),
  ];
}

export function automaticTextRefusal(before: Desk, change: Partial<Desk>): Refusal | null {
  const after = { ...before, ...change };
  const known = new Set(automaticTextsOf(before).map(({ content }) => content));
  for (const { text, name, content } of automaticTextsOf(after)) {
    const rules = rulesHit(after.conductRules, "block", [content]);
    if (rules.length === 0 || (known.has(content) && !mayBeSent(before, content))) continue;
    return { refusal: "automatic_text_refused", text, name, rules };
  }
  return null;
}

type Changed = ConductRule[] | Refusal;

/** The order of the database: ids of this server grow with time. */
const byId = (a: ConductRule, b: ConductRule): number => (a.id < b.id ? -1 : 1);

function changed(rules: readonly ConductRule[], change: ConductRulesChange, moment: Moment): Changed {
  if ("add" in change) {
    const { rules: limit } = conductRuleLimit;
    if (rules.length >= limit) return { refusal: "conduct_rule_limit_reached", limit };
    const { name, action, on, match } = change.add;
    const added = { id: moment.newId() as ConductRule["id"], name, action, on, match };
    return [...rules, added].toSorted(byId);
  }
  const id = "remove" in change ? change.remove : change.conductRuleId;
  if (!rules.some((rule) => rule.id === id)) return { refusal: "conduct_rule_not_found" };
  if ("remove" in change) return rules.filter((rule) => rule.id !== id);
  return rules.map((rule) => (rule.id === id ? { ...rule, ...change.fields } : rule));
}

/** [CD1] [CD6] Changes the rules, for admins only. A change to the current state has no effect. */
export function changeConductRules(
  desk: Desk,
  { agentId, change }: Extract<Command, { do: "change_conduct_rules" }>,
  moment: Moment,
): Decision {
  const refusal = mayManage(desk, agentId);
  if (refusal) return refusal;
  const conductRules = changed(desk.conductRules, change, moment);
  if (!Array.isArray(conductRules)) return conductRules;
  if (JSON.stringify(conductRules) === JSON.stringify(desk.conductRules)) return [];
  const bad = automaticTextRefusal(desk, { conductRules });
  return bad ?? [{ type: "conduct_rules_changed", at: moment.now, conductRules }];
}
