import { supervises } from "@jieru/shared/domain/agent";
import type { History, Logged, Shown } from "../history.ts";
import type { Violation } from "./violation.ts";

/**
 * [P8] No console is told what is not its agent's to know. None of the campaign's consoles has a conversation open, so messages go only
 * to the session's owner; changes of a session go to its owner, to the agent who lost it, and to supervisors.
 */
export function checkAudience({ shown, log }: History): Violation[] {
  const events = new Map(log.map((event) => [event.seq, event]));
  return shown.flatMap((one) => checkOne(one, events));
}

function checkOne({ name, agentId, fresh, told }: Shown, events: ReadonlyMap<number, Logged>): Violation[] {
  const unexpected = (seqs: readonly number[], isFor: (e: Logged) => boolean, what: string): Violation[] =>
    seqs.flatMap((seq): Violation[] => {
      const event = events.get(seq);
      if (event && isFor(event)) return [];
      return [{ promise: "P8", kind: "unexpected", about: `${name} was told ${what} ${seq}, another's` }];
    });
  const isOwners = ({ ownerId }: Logged) => ownerId === agentId;
  const isTheirs = (e: Logged) => isOwners(e) || e.previousOwnerId === agentId;
  return [
    ...unexpected(told.messages, isOwners, "the words of"),
    ...(fresh && supervises(fresh.me) ? [] : unexpected(told.sessions, isTheirs, "the session of")),
  ];
}
