import type { History, Pushed, PushHistory } from "../history.ts";
import { countOf, type Violation } from "./violation.ts";

export interface PushTally {
  ok: number;
  /** Stored, but no acknowledgement reached WeChat. */
  keptUnacknowledged: number;
  /** Never acknowledged and not stored: WeChat gave up by its own rules (F5). */
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

/** [P1] [P2] Checks that every acknowledged push is stored exactly once, and that no other push is stored, ignored or quarantined. */
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

/** [P1] Checks that stored pushes have their original sender and content. */
function checkWords({ pushed, kept }: PushHistory): Violation[] {
  const known = new Map(pushed.map((push) => [push.key, push]));
  return kept.flatMap(({ key, openid, label }): Violation[] => {
    const push = known.get(key);
    if (!push || (push.openid === openid && push.label === label)) return [];
    const about = `${key} is kept as “${label}” of ${openid}, it was “${push.label}” of ${push.openid}`;
    return [{ promise: "P1", kind: "untrue", about }];
  });
}

/** [P11] Checks that the server accepts every push of the calm period. */
function checkCalm({ pushed, calmSince }: PushHistory & Pick<History, "calmSince">): Violation[] {
  if (calmSince === null) return [];
  const calm = pushed.filter(({ sentAt }) => sentAt >= calmSince);
  const gone = calm.filter(({ answeredAt }) => answeredAt === null).map(({ key }) => `${key}, in the calm`);
  const none = calm.length === 0 ? ["no push in the calm"] : [];
  return [...gone, ...none].map((about) => ({ promise: "P11", kind: "unsettled", about }));
}

/** [P1] [P2] Checks that every stored push appears in its conversation exactly once. */
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

/** [P3] Checks the order over all customers: a push answered before another was sent precedes it. Simultaneous pushes may have either order. */
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
