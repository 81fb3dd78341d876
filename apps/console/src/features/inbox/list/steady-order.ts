/** While rows are held, sessions keep their places and new ones go to the end: nothing moves under the pointer. */
import type { Session } from "@jieru/shared/domain/session";
import type { Group } from "../../session/lists.ts";

interface Place {
  index: number;
  name: Group["name"];
}

function placesOf(groups: readonly Group[]): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const { name, sessions } of groups)
    for (const [index, s] of sessions.entries()) places.set(s.id, { index, name });
  return places;
}

/** Returns `wanted` in the order of `shown`, as far as both contain the same sessions. */
export function keepGroupOrder(shown: readonly Group[], wanted: readonly Group[]): Group[] {
  const places = placesOf(shown);
  const all = wanted.flatMap((g) => g.sessions.map((session) => ({ session, wanted: g.name })));
  const names = [...new Set([...shown.map((g) => g.name), ...wanted.map((g) => g.name)])];
  return names
    .map((name) => ({ name, sessions: inGroup(name, all, places) }))
    .filter((g) => g.sessions.length > 0 || g.name === null);
}

function inGroup(
  name: Group["name"],
  all: readonly { session: Session; wanted: Group["name"] }[],
  places: Map<string, Place>,
): Session[] {
  const here = all.filter(({ session, wanted }) => (places.get(session.id)?.name ?? wanted) === name);
  const last = Number.MAX_SAFE_INTEGER;
  return here
    .toSorted((a, b) => (places.get(a.session.id)?.index ?? last) - (places.get(b.session.id)?.index ?? last))
    .map(({ session }) => session);
}
