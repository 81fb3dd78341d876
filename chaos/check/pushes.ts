import type { History, Pushed, PushHistory } from "../history.ts";
import { countOf, type Violation } from "./violation.ts";

/** How every push ended; the four numbers add up to all pushes. */
export interface PushTally {
  /** Acknowledged, and stored. */
  ok: number;
  /** Stored, although WeChat never got an acknowledgement. */
  keptUnacknowledged: number;
  /** Never acknowledged and not stored: WeChat gave it up, by its own rules (F5). */
  goneAtWechat: number;
  /** Acknowledged, but not stored. */
  lost: number;
}

export function tallyPushes({ pushed, kept }: Pick<PushHistory, "pushed" | "kept">): PushTally {
  const here = new Set(kept.map(({ key }) => key));
  const tally: PushTally = { ok: 0, keptUnacknowledged: 0, goneAtWechat: 0, lost: 0 };
  for (const { key, answeredAt } of pushed) {
    if (here.has(key)) tally[answeredAt === null ? "keptUnacknowledged" : "ok"]++;
    else tally[answeredAt === null ? "goneAtWechat" : "lost"]++;
  }
  return tally;
}

/** [P1] [P2] What was acknowledged is stored, exactly once; nothing is stored that was never pushed; no push of the campaign is ignored or quarantined. */
export function checkPushes(history: PushHistory & Pick<History, "calmSince">): Violation[] {
  const { pushed, kept } = history;
  const here = countOf(kept.map(({ key }) => key));
  const known = new Set(pushed.map(({ key }) => key));
  const violations: Violation[] = [];
  for (const { key, answeredAt } of pushed)
    if (answeredAt !== null && !here.has(key)) violations.push({ promise: "P1", kind: "lost", about: key });
  for (const [key, times] of here) {
    if (times > 1) violations.push({ promise: "P2", kind: "duplicated", about: key });
    if (!known.has(key)) violations.push({ promise: "P2", kind: "unexpected", about: key });
  }
  for (const { key, state } of kept)
    if (state !== "kept") violations.push({ promise: "P2", kind: "unexpected", about: `${key}, ${state}` });
  return [
    ...violations,
    ...checkWords(history),
    ...checkCalm(history),
    ...checkConversations(history),
    ...checkOrder(history),
  ];
}

/** [P1] What is kept is what was pushed, of whoever pushed it. */
function checkWords({ pushed, kept }: PushHistory): Violation[] {
  const known = new Map(pushed.map((push) => [push.key, push]));
  return kept.flatMap(({ key, openid, label }): Violation[] => {
    const push = known.get(key);
    if (!push || (push.openid === openid && push.label === label)) return [];
    const about = `${key} is kept as “${label}” of ${openid}, it was “${push.label}” of ${push.openid}`;
    return [{ promise: "P1", kind: "untrue", about }];
  });
}

/** [P11] When nothing is wrong any more every push is taken, and customers do push. */
function checkCalm({ pushed, calmSince }: PushHistory & Pick<History, "calmSince">): Violation[] {
  if (calmSince === null) return [];
  const calm = pushed.filter(({ sentAt }) => sentAt >= calmSince);
  const gone = calm.filter(({ answeredAt }) => answeredAt === null).map(({ key }) => `${key}, in the calm`);
  const none = calm.length === 0 ? ["no push in the calm"] : [];
  return [...gone, ...none].map((about) => ({ promise: "P11", kind: "unsettled", about }));
}

/** [P1] [P2] Every stored push appears in its conversation, exactly once, and nothing else does. */
function checkConversations({ kept, said }: PushHistory): Violation[] {
  const place = ({ openid, label }: { openid: string; label: string }) => `${openid} ${label}`;
  const should = countOf(kept.filter(({ state }) => state === "kept").map(place));
  const shows = countOf(
    said.filter(({ direction, label }) => direction === "in" || label === "[entered]").map(place),
  );
  const violations: Violation[] = [];
  for (const about of new Set([...should.keys(), ...shows.keys()])) {
    const [want, have] = [should.get(about) ?? 0, shows.get(about) ?? 0];
    if (have < want) violations.push({ promise: "P1", kind: "lost", about });
    if (have > want) violations.push({ promise: "P2", kind: want > 0 ? "duplicated" : "unexpected", about });
  }
  return violations;
}

/**
 * [P3] The log has one order over all customers: a push that was answered before another was even sent stands before it. Pushes that
 * were in flight at the same time may stand either way.
 */
function checkOrder({ pushed, said }: PushHistory): Violation[] {
  const byPlace = new Map<string, Pushed>();
  for (const push of pushed) byPlace.set(`${push.openid} ${push.label}`, push);
  const inOrder = said.filter(({ direction, label }) => direction === "in" && label !== "[image]");
  inOrder.sort((a, b) => a.seq - b.seq);
  const violations: Violation[] = [];
  let last: Pushed | null = null;
  for (const message of inOrder) {
    const push = byPlace.get(`${message.openid} ${message.label}`);
    if (!push) continue;
    if (last && push.answeredAt !== null && push.answeredAt < last.sentAt)
      violations.push({ promise: "P3", kind: "reordered", about: `${push.key} stands after ${last.key}` });
    if (!last || push.sentAt > last.sentAt) last = push;
  }
  return violations;
}
