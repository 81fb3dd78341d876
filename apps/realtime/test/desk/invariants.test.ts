import type { AgentId } from "@jieru/shared/domain/ids";
import { findKeywordReply } from "@jieru/shared/domain/keyword-reply";
import { checkOutbound } from "@jieru/shared/domain/outbound-guard";
import { isRatingQuestion } from "@jieru/shared/domain/rating";
import { blockOf, type SessionAction } from "@jieru/shared/domain/session";
import fc from "fast-check";
import { it } from "vitest";
import { type Desk, type DeskMessage, type DeskSession, viewSession } from "../../src/desk/desk.ts";
import { isEligible } from "../../src/desk/dispatch.ts";
import { evolve } from "../../src/desk/evolve.ts";
import type { Fact } from "../../src/desk/fact.ts";
import { expect } from "./quick-expect.ts";
import { type Choice, choices, commandOf } from "./random-actions.ts";
import { anAccount, anAgent, ann, bob, boss, hour, root, Scenario } from "./scenario.ts";

const runs = 1_500;
const moves: SessionAction[] = ["pickUp", "reactivate", "end", "assign", "transfer", "takeOver"];
const newDesk = () =>
  anAccount({ ...ann, auto: true, capacity: 2 }, { ...bob, auto: true, capacity: 1 }, boss, root);

const sessions = (desk: Desk): DeskSession[] => [...desk.sessions.values()];

function eachHasItsOwner(desk: Desk): void {
  for (const s of sessions(desk)) {
    if (s.state === "active" || s.state === "inactive") {
      expect(desk.agents.has(s.ownerId as AgentId), `${s.id} is owned by somebody bound`).toBe(true);
    }
    if (s.state === "waiting") expect(s.ownerId).toBeNull();
    expect(s.waitingSince !== null).toBe(s.state === "waiting");
    expect(s.reactivateAt !== null).toBe(s.state === "active");
    expect(s.servedSince !== null).toBe(s.state === "active");
    expect(s.endedAt !== null).toBe(s.state === "ended");
    expect(s.unread).toBeGreaterThanOrEqual(0);
  }
}

function oneOpenSessionEach(desk: Desk): void {
  const open = sessions(desk).filter((s) => s.state !== "ended");
  expect(new Set(open.map((s) => s.conversationId)).size).toBe(open.length);
}

function loadsAreCounted(desk: Desk): void {
  for (const a of desk.agents.values()) {
    const active = sessions(desk).filter((s) => s.state === "active" && s.ownerId === a.id);
    expect(a.load, `load of ${a.id}`).toBe(active.length);
  }
  expect(desk.waitingCount).toBe(sessions(desk).filter((s) => s.state === "waiting").length);
}

function everyoneHasAnExit({ desk, now }: Scenario): void {
  for (const s of sessions(desk)) {
    if (s.state === "ended") continue;
    const view = viewSession(desk, s);
    const exit = [...desk.agents.values()].some((a) =>
      moves.some((move) => blockOf(move, view, a, now) === null),
    );
    expect(exit, `somebody can move ${s.id} on from ${s.state}`).toBe(true);
  }
}

function allowancesHold(desk: Desk): void {
  for (const { id, allowance } of desk.conversations.values()) {
    const tried = [...desk.messages.values()].filter(
      (m) => m.conversationId === id && m.delivery && m.delivery.ordinal > m.delivery.of,
    );
    const accepted = tried.filter(({ delivery }) => delivery?.state === "sent").length;
    expect(allowance.left).toBeGreaterThanOrEqual(0);
    expect(allowance.left).toBeLessThanOrEqual(allowance.granted);
    // An accepted reply beyond the count raises it (RA8).
    expect(allowance.granted).toBeLessThanOrEqual(5 + accepted);
    if (allowance.attempt) expect(allowance.left, "left while one is tried, or refused").toBe(0);
    for (const m of tried) expect(m.agentId, "only agents try").not.toBeNull();
  }
}

const isAuto = (f: Fact): boolean =>
  f.type === "session_picked_up" &&
  f.message?.type === "notice" &&
  "auto" in f.message.notice &&
  f.message.notice.auto;

/** `latest` is the latest time shown by the clock, which may have been set back. */
function handedOutInOrder(before: Desk, { desk, facts }: Scenario, latest: number): void {
  const autoPickUps = facts.filter(isAuto);
  const since = autoPickUps.map(
    (f) => before.sessions.get(f.session?.id as never)?.waitingSince ?? Number.NaN,
  );
  for (const f of autoPickUps) {
    const taker = f.agents?.find((a) => a.id === f.session?.ownerId);
    expect(taker?.load, "dispatch stays within capacity").toBeLessThanOrEqual(taker?.capacity ?? 0);
    expect(taker?.status).toBe("online");
  }
  const known = since.filter((x) => !Number.isNaN(x)); // the others began to wait within this step
  expect(known).toEqual(known.toSorted((a, b) => a - b));
  // Returned sessions wait for another agent (DI6), and lapsed ones block no one (DI8).
  const stillWaiting = sessions(desk).filter(
    (s) =>
      s.state === "waiting" &&
      s.returnedBy === null &&
      latest < (desk.conversations.get(s.conversationId)?.allowance.until ?? 0),
  );
  for (const s of stillWaiting) {
    for (const x of known) expect(s.waitingSince, "nobody was overtaken").toBeGreaterThanOrEqual(x);
  }
  const free = [...desk.agents.values()].some(isEligible);
  expect(free && stillWaiting.length > 0, "somebody waits though somebody is free").toBe(false);
}

function repliesWerePaidFor(history: readonly Fact[]): void {
  const count = (type: Fact["type"]) => history.filter((f) => f.type === type).length;
  const back = history.filter(
    (f) => f.type === "delivery_changed" && f.message?.delivery?.state === "failed",
  );
  // A preset grants at most five replies for a message and two for an entry.
  const granted = 5 * count("customer_message_received") + 2 * count("customer_entered");
  expect(count("reply_queued")).toBeLessThanOrEqual(granted + back.length);
}

function leavesTheLastReply(before: Desk, { facts, now }: Scenario): void {
  const wrote = facts.find((f) => f.type === "customer_message_received");
  const automatic = facts.find((f) => f.type === "reply_queued" && f.message.agentId === null);
  if (!wrote || !automatic) return;
  expect(automatic.conversation?.allowance.left, "the last reply is left").toBeGreaterThan(0);
  expect(automatic.session?.unansweredSince, "the customer still waits").not.toBeNull();
  expect(automatic.session?.lastMessage?.id).toBe(wrote.message?.id);
  const { message } = automatic;
  if (message?.type === "text" && message.keywordReply) return;
  const { autoReplied } = before.conversations.get(automatic.conversation?.id as never) ?? {};
  if (!autoReplied) return;
  expect(Math.abs(now - autoReplied.at), "not twice in 12 hours").toBeGreaterThanOrEqual(12 * hour);
  expect(autoReplied.sessionId, "nor before an agent replied").not.toBe(automatic.session?.id);
}

/** [KA3] [KA4] At most the first matching rule answers, and not twice within ten minutes. */
function answersByRule(before: Desk, { facts, now }: Scenario): void {
  const own = facts.filter((f) => f.type === "reply_queued" && f.message.agentId === null && !questionIn(f));
  expect(own.length, "it says one thing").toBeLessThanOrEqual(1);
  const [fact] = own;
  if (fact?.message?.type !== "text" || !fact.message.keywordReply) return;
  const { id } = fact.message.keywordReply;
  const wrote = facts.find((f) => f.type === "customer_message_received")?.message;
  expect(wrote?.type === "text" && findKeywordReply(before.keywordReplies, wrote.text)?.id).toBe(id);
  const { keywordReplied = [], blocked = false } =
    before.conversations.get(fact.conversation?.id as never) ?? {};
  expect(blocked).toBe(false);
  for (const replied of keywordReplied)
    if (replied.id === id) expect(Math.abs(now - replied.at)).toBeGreaterThanOrEqual(10 * 60_000);
  expect(fact.conversation?.keywordReplied.length).toBeLessThanOrEqual(before.keywordReplies.length);
  const { state, ownerId } = fact.session as DeskSession;
  const isServed = state === "active" && before.agents.get(ownerId as AgentId)?.status === "online";
  expect(isServed, "nobody serves them").toBe(false);
}

/** [CD4] [CD6] No text that a rule blocks is sent or saved for sending. */
function sendsNothingBlocked(before: Desk, { desk, facts }: Scenario): void {
  const isBlocked = (text: string) =>
    checkOutbound(desk.conductRules, text).some((hit) => hit.action === "block");
  for (const { type, message } of facts)
    if (type === "reply_queued" && message.type === "text")
      expect(
        checkOutbound(before.conductRules, message.text).filter((hit) => hit.action === "block"),
      ).toEqual([]);
  const { greeting, autoReply, ratingRequest } = desk.account;
  const saved = [
    greeting,
    autoReply?.text,
    ratingRequest?.text,
    ...desk.keywordReplies.map((rule) => rule.text),
  ];
  expect(saved.filter((text) => text != null && isBlocked(text))).toEqual([]);
}

function deliveriesAreConsistent(desk: Desk): void {
  for (const d of desk.outbox.values()) {
    const state = desk.messages.get(d.messageId)?.delivery?.state;
    if (d.state === "done") expect(["sent", "failed", "unconfirmed"]).toContain(state);
    else expect(state).toBe(d.state);
  }
}

const questionIn = (f: Fact) => (f.type === "reply_queued" && isRatingQuestion(f.message) ? f.message : null);

function asksWhereItMay(before: Desk, { desk, facts, history }: Scenario): void {
  const question = facts.map(questionIn).find((m) => m !== null);
  if (!question) return;
  const now = desk.sessions.get(question.sessionId as never) as DeskSession;
  const then = before.sessions.get(now.id) as DeskSession;
  expect([then.state, now.state]).toEqual(["ended", "ended"]);
  expect(then.ratingDueAt, "it was due").not.toBeNull();
  expect(now.rating).toEqual({ messageId: question.id, askedAt: question.at, given: null });
  const { allowance, blocked } = before.conversations.get(now.conversationId) ?? {};
  expect(allowance?.left, "a reply was left").toBeGreaterThan(0);
  expect(blocked).toBe(false);
  const replied = (f: Fact) =>
    f.type === "reply_queued" && f.session.id === now.id && f.message.agentId === then.ownerId;
  expect(history.some(replied), "its owner had replied").toBe(true);
  expect(history.filter((f) => questionIn(f)?.sessionId === now.id)).toHaveLength(1);
}

const isOfEnd = (m: DeskMessage): boolean => m.type === "notice" && m.notice.what === "ended";

/** [WU1] [WU5] [CR5] The session-ended notice shows the session's topic and score. */
function endsAreTold({ account, messages, sessions: known }: Desk): void {
  const names = (account.topics ?? []).map(({ name }) => name.toLowerCase());
  expect(new Set(names).size).toBe(names.length);
  const last = new Map([...messages.values()].filter(isOfEnd).map((m) => [m.sessionId, m.id]));
  for (const m of messages.values()) {
    const s = m.sessionId && known.get(m.sessionId);
    if (last.get(m.sessionId) !== m.id) continue;
    if (s?.state !== "ended" || m.type !== "notice" || m.notice.what !== "ended") continue;
    expect(m.notice.wrapUp?.topicId, `the end of ${s.id}`).toBe(s.wrapUp?.topicId);
    expect(m.notice.rating?.score, `the end of ${s.id}`).toBe(s.rating?.given?.score);
  }
}

function remindersHold(before: Desk, { desk, facts, now }: Scenario): void {
  for (const s of sessions(desk)) if (s.state === "ended") expect(s.reminder, `of ${s.id}`).toBeNull();
  for (const { type, session, message } of facts) {
    const then = session && before.sessions.get(session.id);
    if (type === "reminder_due") {
      expect([then?.reminder?.due, session?.reminder?.due]).toEqual([false, true]);
      expect(then?.reminder?.at).toBeLessThanOrEqual(now);
      expect(then?.ownerId, "an owner is notified").not.toBeNull();
    }
    const by = message?.type === "notice" && message.notice.what === "ended" ? message.notice.why : null;
    if (by === "window_closed" || by === "left_silently")
      expect(then?.reminder, "nothing was promised").toBeNull();
  }
}

function play(s: Scenario, list: readonly Choice[]): void {
  let latest = s.now;
  for (const choice of list) {
    s.after(choice.afterMs);
    latest = Math.max(latest, s.now);
    const command = commandOf(choice, s);
    if (!command) continue;
    const before = s.desk;
    s.when(command);
    expect(s.facts.map((f) => f.seq)).toEqual(s.facts.map((_, i) => before.seq + i + 1));
    if (s.refusal) expect(s.desk.seq - s.facts.length).toBe(before.seq);
    eachHasItsOwner(s.desk);
    oneOpenSessionEach(s.desk);
    loadsAreCounted(s.desk);
    everyoneHasAnExit(s);
    allowancesHold(s.desk);
    handedOutInOrder(before, s, latest);
    leavesTheLastReply(before, s);
    answersByRule(before, s);
    deliveriesAreConsistent(s.desk);
    endsAreTold(s.desk);
    asksWhereItMay(before, s);
    remindersHold(before, s);
    sendsNothingBlocked(before, s);
  }
  repliesWerePaidFor(s.history);
}

it("[SE7] [DI1] [DI2] [DI8] [GR5] [WU5] [CR2] [RM3] [RM4] [KA3] [KA4] [CD4] [CD6] [RA8] random actions never break an invariant", {
  timeout: 60_000,
}, () => {
  fc.assert(
    fc.property(choices(60), (list) => {
      const s = new Scenario(newDesk());
      play(s, list);
      expect(s.history.reduce(evolve, newDesk())).toEqual(s.desk);
    }),
    { numRuns: runs },
  );
});

it("[AG1] random binding keeps unique seats, at most 100, and one admin", () => {
  const names = Array.from({ length: 130 }, (_, i) => `agent${i}`);
  const act = fc.record({ name: fc.constantFrom(...names), bind: fc.boolean() });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 400, size: "max" }), (acts) => {
      const s = new Scenario(anAccount(root, ...names.slice(0, 90).map((name) => anAgent(name))));
      for (const { name, bind } of acts) {
        const id = name as AgentId;
        s.when(
          bind
            ? { do: "bind_agent", agentId: id, name, role: "agent" }
            : { do: "unbind_agent", agentId: id, by: root.id },
        );
        const seats = [...s.desk.agents.values()].map((a) => a.seat);
        expect(new Set(seats).size).toBe(seats.length);
        expect(Math.max(...seats)).toBeLessThanOrEqual(100);
      }
      expect(s.agent("root").role).toBe("admin");
    }),
    { numRuns: 30 },
  );
});
