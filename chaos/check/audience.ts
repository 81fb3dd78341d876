import { supervises } from "@jieru/shared/domain/agent";
import type { History, Logged, Shown } from "../history.ts";
import type { Violation } from "./violation.ts";

/**
 * [P8] Checks that consoles receive only permitted content. The owner receives messages; so does a viewer who may read: a supervisor, or
 * any agent while the customer waits (AG7). The owner, the former owner and supervisors receive session changes.
 */
export function checkAudience({ shown, log }: History): Violation[] {
  const events = new Map(log.map((event) => [event.seq, event]));
  return shown.flatMap((one) => checkOne(one, events));
}

function checkOne(
  { name, agentId, fresh, told, asked }: Shown,
  events: ReadonlyMap<number, Logged>,
): Violation[] {
  const unexpected = (seqs: readonly number[], isFor: (e: Logged) => boolean, what: string): Violation[] =>
    seqs.flatMap((seq): Violation[] => {
      const event = events.get(seq);
      if (event && isFor(event)) return [];
      return [{ promise: "P8", kind: "unexpected", about: `${name} was told ${what} ${seq}, another's` }];
    });
  const isOwners = ({ ownerId }: Logged) => ownerId === agentId;
  const supervising = fresh !== null && supervises(fresh.me);
  const mayHear = (e: Logged): boolean =>
    isOwners(e) ||
    ((supervising || e.state === "waiting") && e.conversationId !== null && asked.has(e.conversationId));
  const isTheirs = (e: Logged) => isOwners(e) || e.previousOwnerId === agentId;
  return [
    ...unexpected(told.messages, mayHear, "the words of"),
    ...(supervising ? [] : unexpected(told.sessions, isTheirs, "the session of")),
  ];
}
