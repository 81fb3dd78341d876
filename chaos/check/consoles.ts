import { isDeepStrictEqual } from "node:util";
import { supervises } from "@jieru/shared/domain/agent";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import type { History, Logged, Said, Shown } from "../history.ts";
import type { Violation } from "./violation.ts";

/** [P8] [P3] Checks that every console equals a fresh load and received each message and event of its agent, once and in log order. */
export function checkConsoles({ shown, said, log }: History): Violation[] {
  const known = new Map(said.map((one) => [one.id, one]));
  return shown.flatMap((one) => [
    ...checkShown(one),
    ...checkSeen(one, known),
    ...checkTold(one, log),
    ...checkTurns(one),
    ...checkHeard(one, log),
  ]);
}

/** Sorts sessions, whose order is arbitrary, and removes `now`. */
const comparable = ({ now: _now, sessions, ...rest }: Snapshot) => ({
  ...rest,
  sessions: sessions.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
});

export function differences(held: Snapshot, fresh: Snapshot): string[] {
  const [a, b] = [comparable(held), comparable(fresh)] as unknown as Record<string, unknown>[];
  return Object.keys({ ...a, ...b }).filter((part) => !isDeepStrictEqual(a?.[part], b?.[part]));
}

function checkShown({ name, held, fresh, signedOut }: Shown): Violation[] {
  const violations: Violation[] = signedOut.map((why) => ({
    promise: "P8",
    kind: "unexpected",
    about: `${name} was signed out: ${why}`,
  }));
  const parts = held && fresh ? differences(held, fresh) : ["everything"];
  if (parts.length > 0)
    violations.push({ promise: "P8", kind: "diverged", about: `${name} differs in ${parts.join(", ")}` });
  return violations;
}

/**
 * Checks content and place of every received message.
 *
 * NOTE: a message arrives again with every change of its delivery, and a new owner may first see it through such a change.
 */
function checkSeen({ name, seen }: Shown, known: ReadonlyMap<string, Said>): Violation[] {
  return seen.flatMap(({ id, seq, label }): Violation[] => {
    const said = known.get(id);
    if (said?.seq === seq && said.label === label) return [];
    const about = `${name} was told ${id}, “${label}”, stands at ${seq}: it is “${said?.label}” at ${said?.seq ?? "no place"}`;
    if (!said) return [{ promise: "P3", kind: "unexpected", about }];
    return [{ promise: "P3", kind: said.seq === seq ? "untrue" : "reordered", about }];
  });
}

function checkTurns({ name, told: { seqs } }: Shown): Violation[] {
  return seqs.flatMap((seq, i): Violation[] => {
    const before = seqs[i - 1] ?? 0;
    if (before < seq) return [];
    const kind = before === seq ? "duplicated" : "reordered";
    return [{ promise: "P3", kind, about: `${name} was told of ${seq} after ${before}` }];
  });
}

/**
 * [FD6] Checks that an event with a message brings the message to the owner and to a supervisor who has the conversation open. `checkTold`
 * checks missing events.
 */
function checkHeard({ name, agentId, fresh, told, watched }: Shown, log: readonly Logged[]): Violation[] {
  const [seqs, heard] = [new Set(told.seqs), new Set(told.messages)];
  const supervising = fresh !== null && supervises(fresh.me);
  const isServed = ({ state }: Logged): boolean => state === "active" || state === "inactive";
  const isOpen = ({ seq, conversationId }: Logged): boolean =>
    watched.some((w) => w.conversationId === conversationId && w.from < seq && seq <= w.to);
  const isFor = (e: Logged): boolean =>
    isServed(e) && ((e.ownerId ?? "") === agentId || (supervising && isOpen(e)));
  const mayBeWithheld = withheldFrom(agentId, supervising, told.covered, log);
  return log
    .filter((e) => e.hasMessage && seqs.has(e.seq) && !heard.has(e.seq) && isFor(e) && !mayBeWithheld(e))
    .map(({ seq }) => ({ promise: "P8", kind: "lost", about: `${name} was not told the words of ${seq}` }));
}

/** Upper limit of events written while a console reads its last page of missed events. */
const writtenMeanwhile = 500;
const pageOfMissed = 100;

/**
 * [AG7] Returns whether the server may withhold a missed event: the conversation had left the agent before the console caught up. The event
 * that took it away is always sent.
 */
function withheldFrom(
  agentId: string | null,
  supervising: boolean,
  covered: Shown["told"]["covered"],
  log: readonly Logged[],
): (e: Logged) => boolean {
  const lostAt = new Map<string, number[]>();
  for (const e of log)
    if (e.conversationId !== null && e.ownerId !== agentId)
      lostAt.set(e.conversationId, [...(lostAt.get(e.conversationId) ?? []), e.seq]);
  return (e) => {
    if (supervising || e.ownerId !== agentId || e.conversationId === null) return false;
    const frame = covered.find(({ from, to }) => from < e.seq && e.seq <= to) ?? { from: e.seq, to: e.seq };
    const isPage = frame.to - frame.from >= pageOfMissed;
    const until = isPage ? Number.POSITIVE_INFINITY : frame.to + writtenMeanwhile;
    return (lostAt.get(e.conversationId) ?? []).some((seq) => e.seq < seq && seq <= until);
  };
}

/** Events by which a session leaves the lists of supervisors. */
const leavesLists: ReadonlySet<string> = new Set(["session_waits_again", "session_ended"]);
const isSupervised = ({ type, state }: Logged): boolean =>
  state === "active" || state === "inactive" || leavesLists.has(type);

/**
 * Checks that frames contain every event of the agent's sessions and of the supervisor's lists between `from` and `to`. The final state
 * hides such a gap if the session's next event repeats the whole record.
 */
function checkTold({ name, agentId, fresh, told }: Shown, log: readonly Logged[]): Violation[] {
  const sees = fresh !== null && supervises(fresh.me);
  const concerns = (e: Logged): boolean =>
    (e.ownerId ?? "") === agentId || (e.previousOwnerId ?? "") === agentId || (sees && isSupervised(e));
  const seqs = new Set(told.seqs);
  const covered = told.covered.toSorted((a, b) => a.from - b.from);
  const mayBeWithheld = withheldFrom(agentId, sees, told.covered, log);
  const theirs = log.filter((e) => concerns(e) && !mayBeWithheld(e)).map(({ seq }) => seq);
  const violations: Violation[] = [];
  let at = 0;
  for (const seq of theirs.sort((a, b) => a - b)) {
    while ((covered[at]?.to ?? Number.POSITIVE_INFINITY) < seq) at++;
    const isCovered = (covered[at]?.from ?? Number.POSITIVE_INFINITY) < seq;
    if (isCovered && !seqs.has(seq))
      violations.push({ promise: "P8", kind: "lost", about: `${name} was never told of ${seq}` });
  }
  return violations;
}
