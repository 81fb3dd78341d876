import { autoReplyText, greetingText, questionText } from "../by-itself.ts";
import type { History, Said, Sent } from "../history.ts";
import { countOf, type Violation } from "./violation.ts";

export interface ReplyTally {
  sent: number;
  failed: number;
  unconfirmed: number;
  refused: number;
  /** Unanswered and not stored: the console still shows it as not sent. */
  neverTaken: number;
}

export interface SaidByItself {
  greetings: number;
  autoReplies: number;
  questions: number;
}

const repliesOf = ({ said }: History): Said[] => said.filter((m) => m.direction === "out");
const place = (openid: string, text: string): string => `${openid} ${text}`;

/** [OB3] Without an answer, or with "busy" (-1, 4), the server cannot know whether the reply arrived. */
const mayHaveArrived = ({ verdict, errcode }: Sent): boolean =>
  verdict !== "refused" || errcode === -1 || errcode === 4;

export function tallyReplies(history: History): ReplyTally {
  const byId = new Map(repliesOf(history).map((m) => [m.clientMessageId, m]));
  const tally: ReplyTally = { sent: 0, failed: 0, unconfirmed: 0, refused: 0, neverTaken: 0 };
  for (const { clientMessageId, answer } of history.intents) {
    const state = byId.get(clientMessageId)?.delivery;
    if (state === "sent" || state === "failed" || state === "unconfirmed") tally[state]++;
    else if (!state) tally[answer === "refused" ? "refused" : "neverTaken"]++;
  }
  return tally;
}

export function countSaidByItself(history: History): SaidByItself {
  const labels = repliesOf(history).flatMap(({ agentId, label }) => (agentId === null ? [label] : []));
  const times = (text: string) => labels.filter((label) => label === text).length;
  return {
    greetings: times(greetingText),
    autoReplies: times(autoReplyText),
    questions: times(questionText),
  };
}

/** [P5] [P6] [P7] Compares WeChat's ledger with the stored replies. */
export function checkReplies(history: History): Violation[] {
  return [
    ...checkIntents(history),
    ...checkCalm(history),
    ...checkGreetings(history),
    ...checkAutoReplies(history),
    ...checkQuestions(history),
    ...checkCalls(history),
    ...checkOrder(history),
    ...checkClaims(history),
  ];
}

/** [P7] [P2] Checks that an accepted intent is one finished message and a refused one is none. */
function checkIntents(history: History): Violation[] {
  const replies = repliesOf(history);
  const times = countOf(replies.flatMap(({ clientMessageId }) => clientMessageId ?? []));
  const violations: Violation[] = [];
  for (const { clientMessageId: id, answer, text } of history.intents) {
    const count = times.get(id) ?? 0;
    if (count > 1) violations.push({ promise: "P2", kind: "duplicated", about: `reply ${text}` });
    if (answer === "taken" && count === 0)
      violations.push({ promise: "P7", kind: "lost", about: `reply ${text}` });
    if (answer === "refused" && count > 0)
      violations.push({ promise: "P7", kind: "unexpected", about: `reply ${text}, which was refused` });
  }
  violations.push(...checkPressed(history));
  const known = new Set(history.intents.map(({ clientMessageId }) => clientMessageId));
  for (const { clientMessageId, agentId, label } of replies) {
    const isKnown = agentId === null ? ourWords.has(label) : known.has(clientMessageId ?? "");
    if (!isKnown) violations.push({ promise: "P5", kind: "unexpected", about: `reply ${label}` });
  }
  for (const { label, delivery } of replies)
    if (delivery === "queued" || delivery === "sending" || delivery === null)
      violations.push({ promise: "P7", kind: "unsettled", about: `reply ${label} is ${delivery}` });
  for (const about of history.unsettled) violations.push({ promise: "P7", kind: "unsettled", about });
  return violations;
}

const ourWords: ReadonlySet<string> = new Set([greetingText, autoReplyText, questionText]);

/** [P7] Checks that every press of "send" in the calm period gets an answer. */
const checkCalm = ({ intents, calmSince }: History): Violation[] =>
  intents
    .filter(({ at, answer }) => calmSince !== null && at >= calmSince && answer === "unknown")
    .map(({ text }) => ({ promise: "P7", kind: "unsettled", about: `nobody answered ${text} in the calm` }));

/** [P5] Checks that WeChat received each text as pressed, for the right customer. */
function checkPressed(history: History): Violation[] {
  const pressed = new Map(history.intents.map((intent) => [intent.clientMessageId, intent]));
  return repliesOf(history).flatMap(({ clientMessageId, label, sessionId }): Violation[] => {
    const intent = clientMessageId ? pressed.get(clientMessageId) : undefined;
    if (!intent || (intent.text === label && intent.sessionId === sessionId)) return [];
    const about = `reply ${label} of ${sessionId}, pressed was ${intent.text} for ${intent.sessionId}`;
    return [{ promise: "P5", kind: "untrue", about }];
  });
}

/** [P2] Checks that customers get one greeting for each entry. */
function checkGreetings({ said }: History): Violation[] {
  const arrived = new Set<string>();
  const violations: Violation[] = [];
  for (const { openid, direction, label, agentId, seq } of said.toSorted((a, b) => a.seq - b.seq)) {
    if (direction === "system" && label === "[entered]") arrived.add(openid);
    const isGreeting = direction === "out" && agentId === null && label === greetingText;
    if (isGreeting && !arrived.delete(openid))
      violations.push({ promise: "P2", kind: "duplicated", about: `${openid} was greeted again at ${seq}` });
  }
  return violations;
}

/** [P2] [GR5] Checks that a session gets no second auto-reply before an agent replies. */
function checkAutoReplies({ said }: History): Violation[] {
  const wrote = new Set<string>();
  const unanswered = new Map<string, string | null>();
  const violations: Violation[] = [];
  for (const { openid, direction, label, agentId, sessionId, seq } of said.toSorted(
    (a, b) => a.seq - b.seq,
  )) {
    if (direction === "in") wrote.add(openid);
    if (direction !== "out") continue;
    if (agentId !== null) unanswered.delete(openid);
    else if (label === autoReplyText) {
      const isAgain = unanswered.has(openid) && unanswered.get(openid) === sessionId;
      if (isAgain || !wrote.has(openid))
        violations.push({
          promise: "P2",
          kind: "duplicated",
          about: `${openid} got an auto-reply again at ${seq}`,
        });
      unanswered.set(openid, sessionId);
    }
  }
  return violations;
}

/** [P2] [CR2] Checks that a session gets one question at most. */
function checkQuestions({ said }: History): Violation[] {
  const questions = said.filter(({ agentId, label }) => agentId === null && label === questionText);
  return [...countOf(questions.map(({ sessionId }) => String(sessionId)))]
    .filter(([, times]) => times > 1)
    .map(([sessionId]) => ({ promise: "P2", kind: "duplicated", about: `the question of ${sessionId}` }));
}

/** [P5] Checks that the server makes no second call for a reply that may have arrived. */
function checkCalls(history: History): Violation[] {
  const messages = countOf(repliesOf(history).map(({ openid, label }) => place(openid, label)));
  const violations: Violation[] = [];
  const maybeThere = new Map<string, number>();
  for (const sent of history.sent) {
    const about = place(sent.openid, sent.text);
    const times = maybeThere.get(about) ?? 0;
    if (times >= Math.max(1, messages.get(about) ?? 0))
      violations.push({ promise: "P5", kind: "duplicated", about });
    if (mayHaveArrived(sent)) maybeThere.set(about, times + 1);
  }
  return violations;
}

/**
 * [P3] [OB4] Checks that replies of a conversation leave in order, each after the previous one is finished. Excludes unconfirmed replies,
 * which may still be in transit, and repeated texts, whose calls cannot be told apart.
 */
function checkOrder(history: History): Violation[] {
  const replies = repliesOf(history);
  const times = countOf(replies.map(({ openid, label }) => place(openid, label)));
  const seqs = new Map<string, number>();
  for (const { openid, label, seq, wasUnconfirmed } of replies)
    if (!wasUnconfirmed && times.get(place(openid, label)) === 1) seqs.set(place(openid, label), seq);
  const last = new Map<string, number>();
  const violations: Violation[] = [];
  for (const { openid, text } of history.sent) {
    const seq = seqs.get(place(openid, text));
    if (seq === undefined) continue;
    const before = last.get(openid) ?? 0;
    if (seq < before)
      violations.push({ promise: "P3", kind: "reordered", about: `${openid} ${text} left late` });
    last.set(openid, Math.max(before, seq));
  }
  return violations;
}

/** [P6] Checks that delivery states agree with WeChat's ledger. */
function checkClaims(history: History): Violation[] {
  const placesOf = (calls: Sent[]) => countOf(calls.map((s) => place(s.openid, s.text)));
  const delivered = placesOf(history.sent.filter((s) => s.delivered));
  const maybeThere = placesOf(history.sent.filter(mayHaveArrived));
  const replies = Map.groupBy(repliesOf(history), ({ openid, label }) => place(openid, label));
  const violations: Violation[] = [];
  for (const [about, times] of delivered)
    if (!replies.has(about))
      violations.push({ promise: "P6", kind: "unexpected", about: `${about}, ${times} times` });
  for (const [about, messages] of replies) {
    const maybe = maybeThere.get(about) ?? 0;
    const count = (state: Said["delivery"]) => messages.filter((m) => m.delivery === state).length;
    if ((delivered.get(about) ?? 0) < count("sent"))
      violations.push({ promise: "P6", kind: "untrue", about: `${about} says sent` });
    if (maybe > count("sent") + count("unconfirmed"))
      violations.push({ promise: "P6", kind: "untrue", about: `${about} may have arrived ${maybe} times` });
  }
  return violations;
}
