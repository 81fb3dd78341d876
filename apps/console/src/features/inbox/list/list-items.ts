import type { Session } from "@jieru/shared/domain/session";
import type { JustTaken, Taker } from "../../../data/optimistic/just-taken.ts";
import type { Group } from "../../session/lists.ts";
import type { LinePlace } from "./waiting-tail.ts";

export type ListItem =
  | { kind: "group"; key: string; name: NonNullable<Group["name"]>; count: number }
  /** [RD8] A session in the line that is not loaded yet. */
  | { kind: "place"; key: string }
  /** [RD14] The place of a session that left the line, and who took it. */
  | { kind: "gone"; key: string; takenBy: Taker | undefined }
  | { kind: "session"; key: string; session: Session; takenBy?: Taker };

const row = (session: Session): ListItem => ({ kind: "session", key: session.id, session });

/** [RD14] What is left of a row; a heading stays. */
export const goneItem = (item: ListItem): ListItem =>
  item.kind === "group"
    ? item
    : { kind: "gone", key: item.key, takenBy: "takenBy" in item ? item.takenBy : undefined };

/** The groups as one flat list; sessions just taken by others stay in their place for a moment. */
export function listItems(groups: readonly Group[], taken: readonly JustTaken[]): ListItem[] {
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
/** The same for the same place: thousands of them are passed on with each page that is read. */
const placeAt = (i: number): ListItem => (places[i] ??= { kind: "place", key: `place-${i}` });

const tailItems = (tail: readonly LinePlace[]): ListItem[] =>
  tail.map((session, i) => (session ? row(session) : placeAt(i)));

/** [DI8] What is known of those who cannot be answered: from which place of the tail on they stand, and how many they are. */
export interface Lapsed {
  from: number;
  /** null: as many as are shown. */
  count: number | null;
}

/** The heading of a group that begins behind the head. */
const lapsedHead = (count: number): ListItem => ({
  kind: "group",
  key: "group-lapsed",
  name: "lapsed",
  count,
});
const isLapsedHead = (item: ListItem): boolean => item.kind === "group" && item.name === "lapsed";
const isLapsed = (item: ListItem): boolean => item.kind === "session" && item.session.lapsed === true;

/** [DI8] With the heading over the first of those who cannot be answered, wherever in the line that is, and how many they are in all. */
function headed(head: readonly ListItem[], tail: readonly ListItem[], lapsed: Lapsed): ListItem[] {
  const count = lapsed.count ?? [...head, ...tail].filter(isLapsed).length;
  const withCount = head.map((item) => (isLapsedHead(item) ? lapsedHead(count) : item));
  const known = tail.findIndex(isLapsed);
  const at = Math.min(known < 0 ? tail.length : known, Math.max(0, lapsed.from));
  if (at >= tail.length || head.some(isLapsedHead)) return [...withCount, ...tail];
  return [...withCount, ...tail.slice(0, at), lapsedHead(count), ...tail.slice(at)];
}

/**
 * The head of the line, then the rest of it. [RD14] A session that waits again further back is shown there; its former place in the
 * head is an empty place with a key of its own.
 */
export function lineItems(head: readonly ListItem[], tail: readonly LinePlace[], lapsed: Lapsed): ListItem[] {
  const behind = new Set<string>(tail.filter((place) => place !== null).map(({ id }) => id));
  const emptied = head.map((item) =>
    behind.has(item.key) ? { ...goneItem(item), key: `left-${item.key}` } : item,
  );
  return headed(emptied, tailItems(tail), lapsed);
}

/** Where the headings stand: the same words for the same places. */
export function headingsIn(items: readonly ListItem[]): string {
  let places = "";
  for (const [i, { kind }] of items.entries()) if (kind === "group") places += ` ${i}`;
  return places;
}
