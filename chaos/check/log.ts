import type { PushHistory } from "../history.ts";
import type { Violation } from "./violation.ts";

/** [P3] Checks that the log is numbered without gaps and each message has its own number. */
export function checkLog({ log, headSeq, said }: PushHistory): Violation[] {
  const violations: Violation[] = [];
  const numbers = log.map(({ seq }) => seq).sort((a, b) => a - b);
  for (const [i, seq] of numbers.entries()) {
    if (seq === i + 1) continue;
    violations.push({ promise: "P3", kind: "lost", about: `the log has ${seq} where ${i + 1} should stand` });
    break;
  }
  if (numbers.length !== headSeq)
    violations.push({
      promise: "P3",
      kind: "lost",
      about: `${numbers.length} events, the head says ${headSeq}`,
    });
  const known = new Set(numbers);
  const taken = new Set<number>();
  for (const { id, seq } of said) {
    if (taken.has(seq))
      violations.push({ promise: "P3", kind: "duplicated", about: `${id} shares seq ${seq}` });
    if (!known.has(seq))
      violations.push({ promise: "P3", kind: "lost", about: `${id} stands at ${seq}, no event` });
    taken.add(seq);
  }
  return violations;
}
