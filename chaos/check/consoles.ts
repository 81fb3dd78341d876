import { isDeepStrictEqual } from "node:util";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import type { History, Shown } from "../history.ts";
import type { Violation } from "./violation.ts";

/** [P8] [P3] Every console equals a fresh load, and was told of messages in the order of the log, each once. */
export function checkConsoles({ shown, said }: History): Violation[] {
  const seqOf = new Map(said.map(({ id, seq }) => [id, seq]));
  return shown.flatMap((one) => [...checkShown(one), ...checkSeen(one, seqOf)]);
}

/** Lists that have no order of their own are put into one; clocks differ. */
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
 * NOTE: the same message comes again with every change of its delivery; what counts is that its place never changes and
 * that first mentions come in order.
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
