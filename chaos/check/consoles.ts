import { isDeepStrictEqual } from "node:util";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import type { History, Logged, Shown } from "../history.ts";
import type { Violation } from "./violation.ts";

/** [P8] [P3] Every console equals a fresh load, was told each message's right place in the log, and was told everything that is its agent's. */
export function checkConsoles({ shown, said, log }: History): Violation[] {
  const seqOf = new Map(said.map(({ id, seq }) => [id, seq]));
  return shown.flatMap((one) => [...checkShown(one), ...checkSeen(one, seqOf), ...checkTold(one, log)]);
}

/** Sorts sessions, whose order means nothing, and leaves out `now`, which differs. */
const comparable = ({ now: _now, sessions, ...rest }: Snapshot) => ({
  ...rest,
  sessions: sessions.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
});

/** The parts in which two snapshots differ. */
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
 * NOTE: the same message arrives again with every change of its delivery, and a new owner may first see a message through such a
 * change. What counts is that its place never changes.
 */
function checkSeen({ name, seen }: Shown, seqOf: Map<string, number>): Violation[] {
  const violations: Violation[] = [];
  for (const { id, seq } of seen) {
    if (seqOf.get(id) === seq) continue;
    const about = `${name} was told ${id} stands at ${seq}, it stands at ${seqOf.get(id) ?? "no place"}`;
    violations.push({ promise: "P3", kind: seqOf.has(id) ? "reordered" : "unexpected", about });
  }
  return violations;
}

/**
 * A frame leaves out no event of its agent's own sessions between its `from` and its `to`. At the end such a hole often no longer
 * shows, because the next event of the session carries the whole record.
 */
function checkTold({ name, agentId, told }: Shown, log: readonly Logged[]): Violation[] {
  const seqs = new Set(told.seqs);
  const covered = told.covered.toSorted((a, b) => a.from - b.from);
  const theirs = log.filter((e) => e.ownerId !== null && e.ownerId === agentId).map(({ seq }) => seq);
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
