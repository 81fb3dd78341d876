/** Random actions of a few customers, agents and the clock, for property tests. */
import type { AgentId } from "@jieru/shared/domain/ids";
import { ratingScores } from "@jieru/shared/domain/rating";
import type { AutoReply, OpeningHours } from "@jieru/shared/domain/settings";
import fc from "fast-check";
import type { Command, ConductRulesChange, KeywordRepliesChange } from "../../src/desk/command.ts";
import {
  type Action,
  assigns,
  blocks,
  boss,
  changesRole,
  comes,
  ends,
  enters,
  finishes,
  givesUp,
  hour,
  isBound,
  isLost,
  marksUrgent,
  mentions,
  minute,
  notes,
  picksUp,
  reactivates,
  reads,
  remarks,
  reminds,
  reopens,
  replies,
  root,
  type Scenario,
  second,
  seesMention,
  sets,
  signsOut,
  startsDelivery,
  tags,
  takesOver,
  timePassesOver,
  transfers,
  unbinds,
  unblocks,
  writes,
} from "./scenario.ts";
import { addsTopic, endsAbout, endsUnasked, rates, retires, topicIn, wrapsUp } from "./wrap-up-actions.ts";

const customers = ["li", "wu", "xu", "ye"];
export const agents = ["ann", "bob", "boss", "root", "cid"];

export interface Choice {
  action: keyof typeof actions;
  who: string;
  other: string;
  customer: string;
  n: number;
  afterMs: number;
}

const topics = ["refund", "delivery"];
const statuses = ["online", "away", "offline"] as const;
const roles = ["agent", "supervisor", "admin"] as const;
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
const outcomes = [
  { kind: "sent" },
  { kind: "unknown" },
  { kind: "refused", reason: "allowance_used", code: 45047, allowance: "used" },
  { kind: "refused", reason: "window_closed", code: 45015, allowance: "closed" },
  { kind: "not_sent", reason: "unreachable", code: null },
  { kind: "retry", attempt: 1, notBefore: 0, why: { kind: "not_sent", reason: "unreachable", code: null } },
] as const;

const neverOpen: OpeningHours = { timeZone: "Asia/Shanghai", week: [[], [], [], [], [], [], []], days: [] };

const autoReplies: (AutoReply | null)[] = [
  null,
  { when: "nobody_online", text: "away" },
  { when: "closed", text: "closed" },
  { when: "either", text: "away" },
];

function nth<T>(list: readonly T[], n: number): T {
  if (list.length === 0) throw new Error("there is none");
  return pick(list, n);
}
const anyReply = ({ desk }: Scenario, n: number) =>
  nth(
    [...desk.messages.values()].flatMap((m) => (m.delivery ? m.id : [])),
    n,
  );

const actions = {
  writes: ({ customer, n }: Choice) => writes(customer, pick(["hello", "delivery?", "REFUND", "hello"], n)),
  addsKeywordReply: ({ who, n }: Choice): Command => ({
    do: "change_keyword_replies",
    agentId: n % 4 ? root.id : (who as AgentId),
    change: {
      add: {
        name: "rule",
        keywords: [
          { text: pick(["delivery", "refund"], n), match: pick(["contained", "whole"] as const, n >> 1) },
        ],
        text: "by a rule",
        on: n < 9,
      },
    },
  }),
  changesKeywordReplies:
    ({ who, n }: Choice): Action =>
    ({ desk: { keywordReplies: rules } }) => {
      const { id, on } = nth(rules, n);
      const changes: KeywordRepliesChange[] = [
        { order: rules.map((rule) => rule.id).toReversed() },
        { remove: id },
        { keywordReplyId: id, fields: { on: !on } },
      ];
      return {
        do: "change_keyword_replies",
        agentId: n % 4 ? root.id : (who as AgentId),
        change: pick(changes, n),
      };
    },
  changesConductRules:
    ({ who, n }: Choice): Action =>
    ({ desk: { conductRules: rules } }) => {
      const match = {
        kind: "words" as const,
        words: [pick(["welcome", "BY a rule", "away", "damn"], n >> 1)],
      };
      const add = { name: "words", action: pick(["block", "warn"] as const, n), on: n % 5 > 0, match };
      const change: ConductRulesChange = rules.length > 1 ? { remove: nth(rules, n).id } : { add };
      return { do: "change_conduct_rules", agentId: n % 4 ? root.id : (who as AgentId), change };
    },
  enters: ({ customer }: Choice) => enters(customer),
  picksUp: ({ who, customer }: Choice) => picksUp(who, customer),
  reactivates: ({ who, customer }: Choice) => reactivates(who, customer),
  ends: ({ who, customer }: Choice) => ends(who, customer),
  reopens: ({ who, customer }: Choice) => reopens(who, customer),
  /** The agent who ended the session undoes the end, or its last owner reopens it. */
  reopensOwn:
    ({ customer, n }: Choice): Action =>
    (s) => {
      const { beforeEnd, ownerId } = s.session(customer);
      return made(reopens((n % 3 ? beforeEnd?.by : ownerId) ?? "ann", customer), s);
    },
  reopensAny:
    ({ who, n }: Choice): Action =>
    (s) => ({ do: "reopen", agentId: who as AgentId, sessionId: nth([...s.desk.sessions.keys()], n) }),
  endsUnasked: ({ who, customer }: Choice) => endsUnasked(who, customer),
  rates: ({ customer, n }: Choice) => rates(customer, pick(ratingScores, n), n % 2 ? "twice" : null),
  addsTopic: ({ who, n }: Choice) => addsTopic(pick(topics, n), who),
  retires: ({ n }: Choice) => retires(pick(topics, n), n % 3 > 0),
  wrapsUp: ({ who, customer, n }: Choice) =>
    wrapsUp(who, customer, n % 5 ? pick(topics, n) : null, n % 2 ? "twice" : null),
  endsAbout: ({ customer, n }: Choice): Action => {
    return (s) => made(endsAbout(s.session(customer).ownerId ?? "ann", customer, pick(topics, n)), s);
  },
  wrapsUpAny:
    ({ who, n }: Choice): Action =>
    (s) => {
      const { id: sessionId } = nth([...s.desk.sessions.values()], n);
      const wrapUp = { topicId: topicIn(s, pick(topics, n)), line: null };
      return {
        do: "wrap_up",
        agentId: who as AgentId,
        sessionId,
        wrapUp,
      };
    },
  ratesAny:
    ({ n }: Choice): Action =>
    (s) => {
      const { id: sessionId } = nth([...s.desk.sessions.values()], n);
      const rating = { score: pick(ratingScores, n), comment: null };
      return { do: "rate", sessionId, said: rating };
    },
  takesOver: ({ who, customer }: Choice) => takesOver(who, customer),
  assigns: ({ who, other, customer }: Choice) => assigns(who, customer, other),
  transfers: ({ who, other, customer }: Choice) => transfers(who, customer, other),
  handsBack: ({ who, customer }: Choice) => transfers(who, customer, null),
  reads: ({ who, customer }: Choice) => reads(who, customer),
  remarks: ({ who, customer, n }: Choice) => remarks(who, customer, n % 2 ? "remark" : null),
  tags: ({ who, customer, n }: Choice) => tags(who, customer, ...["vip", "late"].slice(n % 3)),
  notes: ({ who, customer }: Choice) => notes(who, customer),
  mentions: ({ who, other, customer }: Choice) => mentions(who, customer, other),
  seesMention: ({ who, customer }: Choice) => seesMention(who, customer),
  reminds: ({ who, customer, n }: Choice) =>
    reminds(who, customer, pick([null, minute, hour, 60 * hour], n), n % 2 ? "parcel" : null),
  marksUrgent: ({ who, customer, n }: Choice) => marksUrgent(who, customer, n % 2 > 0),
  blocks: ({ who, customer }: Choice) => blocks(who, customer),
  unblocks: ({ who, customer }: Choice) => unblocks(who, customer),
  replies: ({ who, customer }: Choice) => replies(who, customer),
  answers:
    ({ customer }: Choice): Action =>
    (s) =>
      made(replies(s.session(customer).ownerId ?? "ann", customer), s),
  /** The owner, beyond the count if it is used up. */
  tries:
    ({ customer }: Choice): Action =>
    (s) =>
      made(replies(s.session(customer).ownerId ?? "ann", customer, "hi", { beyondAllowance: true }), s),
  /** The outbox starts no delivery while another one to the customer is open (OB4). */
  startsDelivery:
    ({ customer }: Choice): Action =>
    (s) => {
      const { id } = s.conversation(customer);
      const isBusy = [...s.desk.outbox.values()].some(
        (d) => d.conversationId === id && d.state === "sending",
      );
      if (isBusy) throw new Error("one is on its way");
      return made(startsDelivery(customer), s);
    },
  finishes: ({ customer, n }: Choice) => finishes(customer, pick(outcomes, n)),
  givesUp: ({ customer }: Choice) => givesUp(customer),
  timePasses: ({ customer }: Choice) => timePassesOver(customer),
  comes: ({ who }: Choice) => comes(who),
  isLost: ({ who }: Choice) => isLost(who),
  signsOut: ({ who }: Choice) => signsOut(who),
  sets: ({ who, other, n }: Choice) => sets(other, who, pick(statuses, n)),
  setsPickup: ({ who, n }: Choice): Command => ({
    do: "set_pickup",
    agentId: who as AgentId,
    by: who as AgentId,
    auto: n % 3 > 0,
    capacity: 1 + (n % 4),
  }),
  isBound: ({ who }: Choice) => isBound(who),
  changesRole: ({ who, other, n }: Choice) => changesRole(other, who, pick(roles, n)),
  unbinds: ({ who, other }: Choice) => unbinds(other, who),
  changesAccount: ({ n }: Choice): Command => ({
    do: "change_account",
    by: null,
    change: {
      replyPreset: pick(["current", "guide", "current", "guide", "own"] as const, n),
      ownReplies: { entered: { replies: 1, windowMs: minute }, message: { replies: 1, windowMs: hour } },
      exceedByHand: n % 4 > 0,
      noAnswerMs: n % 3 ? null : 2 * minute,
      greeting: n % 2 ? null : "welcome",
      autoReply: pick(autoReplies, n),
      ratingRequest: n % 3 ? { text: "how was it? {{link}}" } : null,
      handOver: pick(["never", "never", "never", "nobody_online", "closed"] as const, n),
      openingHours: n % 2 ? null : neverOpen,
    },
  }),
  /** Written before the newest message was seen. */
  answersEarlier:
    ({ customer, n }: Choice): Action =>
    (s) => {
      const seen = nth([...s.desk.messages.keys()], n);
      return made(replies(s.session(customer).ownerId ?? "ann", customer, "hi", { seen }), s);
    },
  finishesAny:
    ({ n }: Choice): Action =>
    (s) => ({ do: "finish_delivery", messageId: anyReply(s, n), outcome: pick(outcomes, n) }),
  timePassesAnywhere:
    ({ n }: Choice): Action =>
    (s) => ({
      do: "look_at_session",
      sessionId: nth([...s.desk.sessions.keys()], n),
      upSince: s.now - n * minute,
    }),
  erases:
    ({ customer }: Choice): Action =>
    (s) => ({
      do: "erase_customer",
      agentId: root.id,
      conversationId: s.conversation(customer).id,
      sessionId: s.session(customer).id,
    }),
  renamesTag:
    ({ customer }: Choice): Action =>
    (s) => ({
      do: "rename_tag",
      agentId: boss.id,
      from: "vip",
      to: "late",
      of: [{ conversationId: s.conversation(customer).id, sessionId: s.session(customer).id }],
    }),
  learns:
    ({ customer }: Choice): Action =>
    (s) => ({ do: "set_attributes", openid: customer, sessionId: s.session(customer).id }),
  expires:
    ({ customer, n }: Choice): Action =>
    (s) => ({ do: "expire_words", sessionId: s.session(customer).id, before: s.now - n * minute }),
  deletes: (): Command => ({ do: "note_expiry" }),
  changesQuickReplies: ({ who, n }: Choice): Command => ({
    do: "change_quick_replies",
    agentId: who as AgentId,
    scope: n % 2 ? "own" : "team",
  }),
  isSilent:
    ({ n }: Choice): Action =>
    (s) => ({ do: "note_silence", since: n % 2 ? s.now : null }),
  asksCredentials: ({ n }: Choice): Command => ({
    do: "note_credentials",
    refused: n % 2 ? null : { why: "secret", errcode: 40125, address: null, repliesUntil: null },
  }),
} satisfies Record<string, (choice: Choice) => Action>;

const made = (action: Action, s: Scenario): Command => (typeof action === "function" ? action(s) : action);

export function commandOf(choice: Choice, s: Scenario): Command | null {
  try {
    return made(actions[choice.action](choice), s);
  } catch {
    return null;
  }
}

const often = ["writes", "picksUp", "answers", "startsDelivery", "finishes", "timePasses"] as const;
const all = Object.keys(actions) as (keyof typeof actions)[];

const pauses = [
  0,
  0,
  0,
  second,
  second,
  8 * second,
  minute,
  5 * minute,
  31 * minute,
  5 * hour,
  49 * hour,
  -minute,
];

export const choices = (maxLength: number): fc.Arbitrary<Choice[]> =>
  fc.array(
    fc.record({
      action: fc.oneof(fc.constantFrom(...all), fc.constantFrom(...often)),
      who: fc.constantFrom(...agents),
      other: fc.constantFrom(...agents),
      customer: fc.constantFrom(...customers),
      n: fc.nat(11),
      afterMs: fc.constantFrom(...pauses),
    }),
    { maxLength, size: "max" },
  );
