import type { Session } from "@jieru/shared/domain/session";
import type { JustPickedUp, NewOwner } from "../../../data/optimistic/just-picked-up.ts";
import type { Group } from "../../session/lists.ts";
import type { QueuePlace } from "./waiting-tail.ts";

export type ListItem =
  | { kind: "group"; key: string; name: NonNullable<Group["name"]>; count: number }
  | { kind: "place"; key: string }
  | { kind: "gone"; key: string; takenBy: NewOwner | undefined }
  | { kind: "session"; key: string; session: Session; takenBy?: NewOwner };

const row = (session: Session): ListItem => ({ kind: "session", key: session.id, session });

export const goneItem = (item: ListItem): ListItem =>
  item.kind === "group"
    ? item
    : { kind: "gone", key: item.key, takenBy: "takenBy" in item ? item.takenBy : undefined };

/** Returns the groups as one list. Sessions just taken by others keep their place for a moment. */
export function listItems(groups: readonly Group[], taken: readonly JustPickedUp[]): ListItem[] {
  const items = groups.flatMap(({ name, sessions }): ListItem[] => {
    const rows = sessions.map(row);
    return name === null
      ? rows
      : [{ kind: "group", key: `group-${name}`, name, count: sessions.length }, ...rows];
  });
  for (const takenBy of taken) {
    const { session, index } = takenBy;
    if (items.some((i) => i.key === session.id)) continue;
    items.splice(index, 0, { kind: "session", key: session.id, session, takenBy });
  }
  return items;
}

const places: ListItem[] = [];
/** Returns the same object for the same place, as thousands are passed on with each page. */
const placeAt = (i: number): ListItem => (places[i] ??= { kind: "place", key: `place-${i}` });

const tailItems = (tail: readonly QueuePlace[]): ListItem[] =>
  tail.map((session, i) => (session ? row(session) : placeAt(i)));

/** [DI8] The place where unanswerable customers begin in the tail, and their number. */
export interface Lapsed {
  from: number;
  count: number | null;
}

const lapsedHead = (count: number): ListItem => ({
  kind: "group",
  key: "group-lapsed",
  name: "lapsed",
  count,
});
const isLapsedHead = (item: ListItem): boolean => item.kind === "group" && item.name === "lapsed";
const isLapsed = (item: ListItem): boolean => item.kind === "session" && item.session.lapsed === true;

function headed(head: readonly ListItem[], tail: readonly ListItem[], lapsed: Lapsed): ListItem[] {
  const count = lapsed.count ?? [...head, ...tail].filter(isLapsed).length;
  const withCount = head.map((item) => (isLapsedHead(item) ? lapsedHead(count) : item));
  const known = tail.findIndex(isLapsed);
  const at = Math.min(known < 0 ? tail.length : known, Math.max(0, lapsed.from));
  if (at >= tail.length || head.some(isLapsedHead)) return [...withCount, ...tail];
  return [...withCount, ...tail.slice(0, at), lapsedHead(count), ...tail.slice(at)];
}

/**
 * Returns the head of the queue and its tail. [RD14] A session that waits again further back leaves a placeholder
 * with its own key in the head.
 */
export function waitingItems(
  head: readonly ListItem[],
  tail: readonly QueuePlace[],
  lapsed: Lapsed,
): ListItem[] {
  const behind = new Set<string>(tail.filter((place) => place !== null).map(({ id }) => id));
  const emptied = head.map((item) =>
    behind.has(item.key) ? { ...goneItem(item), key: `left-${item.key}` } : item,
  );
  return headed(emptied, tailItems(tail), lapsed);
}

/** Returns a string that changes only when the headings move. */
export function headingsIn(items: readonly ListItem[]): string {
  let places = "";
  for (const [i, { kind }] of items.entries()) if (kind === "group") places += ` ${i}`;
  return places;
}
