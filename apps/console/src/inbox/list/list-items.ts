import type { AgentId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { JustTaken } from "../../sync/just-taken.ts";
import type { Group } from "./lists.ts";
import type { LinePlace } from "./waiting-tail.ts";

export type ListItem =
  | { kind: "group"; key: string; name: NonNullable<Group["name"]>; count: number }
  /** [RD8] A session in the line that is not loaded yet. */
  | { kind: "place"; key: string }
  /** [RD14] The place of a session that left the line, and who took it. */
  | { kind: "gone"; key: string; takenBy: AgentId | undefined }
  | { kind: "session"; key: string; session: Session; takenBy?: AgentId };

const row = (session: Session): ListItem => ({ kind: "session", key: session.id, session });

/** [RD14] What is left of a row. */
export const goneItem = (item: ListItem): ListItem => ({
  kind: "gone",
  key: item.key,
  takenBy: "takenBy" in item ? item.takenBy : undefined,
});

/** The groups as one flat list; sessions just taken by others stay in their place for a moment. */
export function listItems(groups: readonly Group[], taken: readonly JustTaken[]): ListItem[] {
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
  return items;
}

const tailItems = (tail: readonly LinePlace[]): ListItem[] =>
  tail.map((session, i) => (session ? row(session) : { kind: "place", key: `place-${i}` }));

/**
 * The head of the line, then the rest of it. [RD14] A session that waits again further back is shown there; its former place in the
 * head is an empty place with a key of its own.
 */
export function lineItems(head: readonly ListItem[], tail: readonly LinePlace[]): ListItem[] {
  const behind = new Set<string>(tail.flatMap((session) => session?.id ?? []));
  const emptied = head.map((item) =>
    behind.has(item.key) ? { ...goneItem(item), key: `left-${item.key}` } : item,
  );
  return [...emptied, ...tailItems(tail)];
}
