import { isDeepStrictEqual } from "node:util";
import { isListed } from "@jieru/shared/domain/session";
import { type Snapshot, waitingWindow } from "@jieru/shared/domain/snapshot";
import { byPlace } from "@jieru/shared/domain/waiting";
import type { AtRest, History, Shown } from "../history.ts";
import type { Violation } from "./violation.ts";

/** [P8] Checks that a fresh load equals the rows: the queue in order, and open sessions with all fields. */
export function checkRows({ shown, atRest }: History): Violation[] {
  const ofThatMoment = shown.filter(({ fresh }) => fresh?.seq === atRest.seq);
  if (ofThatMoment.length === 0)
    return [
      { promise: "P8", kind: "unsettled", about: `no console shows what the rows are at ${atRest.seq}` },
    ];
  return ofThatMoment.flatMap((one) => checkOne(one, atRest));
}

function checkOne({ name, fresh }: Shown, { open }: AtRest): Violation[] {
  const untrue = (what: string): Violation => ({ promise: "P8", kind: "untrue", about: `${name}: ${what}` });
  const { me, sessions, waiting } = fresh as Snapshot;
  const line = open.filter((s) => s.state === "waiting").sort(byPlace);
  const inHand = open.filter((s) => isListed(s, me));
  const violations: Violation[] = [];
  if (waiting.count !== line.length)
    violations.push(untrue(`${waiting.count} wait, ${line.length} in the rows`));
  if (!isDeepStrictEqual(waiting.sessions, line.slice(0, waitingWindow)))
    violations.push(untrue("the waiting line is not the one in the rows"));
  const shown = new Map(sessions.map((s) => [s.id, s]));
  for (const row of inHand)
    if (!isDeepStrictEqual(shown.get(row.id), row))
      violations.push(untrue(`${row.id} is ${shown.has(row.id) ? "not as its row" : "missing"}`));
  if (sessions.length > inHand.length) violations.push(untrue("sessions that are not in hand"));
  return violations;
}
