import type { AgentId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { JustTaken } from "../sync/just-taken.ts";
import type { Group } from "./lists.ts";
import type { Place } from "./waiting-tail.ts";

export type ListItem =
  | { kind: "group"; key: string; name: "due" | "answered"; count: number }
  /** [RD8] A place in the line that is not loaded yet. */
  | { kind: "place"; key: string }
  | { kind: "session"; key: string; session: Session; takenBy?: AgentId };

const row = (session: Session): ListItem => ({ kind: "session", key: session.id, session });

/** Groups as one flat list, the rest of the line behind; sessions just taken by others stay a moment where they stood. */
export function itemsOf(
  groups: readonly Group[],
  taken: readonly JustTaken[],
  tail: readonly Place[] = [],
): ListItem[] {
  const items = groups.flatMap(({ name, sessions }): ListItem[] => {
    const rows = sessions.map(row);
    return name === null
      ? rows
      : [{ kind: "group", key: `group-${name}`, name, count: sessions.length }, ...rows];
  });
  for (const { session, agentId, index } of taken) {
    if (items.some((i) => i.key === session.id)) continue;
    items.splice(index, 0, { kind: "session", key: session.id, session, takenBy: agentId });
  }
  for (const [i, session] of tail.entries())
    items.push(session ? row(session) : { kind: "place", key: `place-${i}` });
  return items;
}
