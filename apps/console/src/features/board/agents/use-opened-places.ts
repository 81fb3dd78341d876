import type { AgentId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { useMemo } from "react";
import { keepPlaces, useHeldRows } from "../../../ui/lists/held-rows.ts";
import { usePointed } from "../../../ui/lists/use-pointed.ts";
import { useOpenMenu } from "../../../ui/menus/use-open-menu.ts";
import { useConcernedServed, useFilteredList } from "../alarm-filter.tsx";
import { useDragging } from "../giving/use-dragging.ts";

/** What stands in the list: sessions that wait for an answer, then the others under a heading. */
type Place =
  | { kind: "session"; key: string; session: Session }
  | { kind: "others"; key: string; count: number }
  /** Of a session that has left. */
  | { kind: "gone"; key: string };

const gone = ({ key }: Place): Place => ({ kind: "gone", key });
const keep = (shown: Place[], wanted: Place[]): Place[] => keepPlaces(shown, wanted, gone);
const placeOf = (session: Session): Place => ({ kind: "session", key: session.id, session });

function placesOf(due: readonly Session[], others: readonly Session[]): Place[] {
  const heading: Place[] = others.length > 0 ? [{ kind: "others", key: "others", count: others.length }] : [];
  return [...due.map(placeOf), ...heading, ...others.map(placeOf)];
}

/** Sessions that wait longest come first, then answered ones by their last message; inactive ones last. */
const inOrder = (a: Session, b: Session): number =>
  (a.unansweredSince ?? Number.MAX_SAFE_INTEGER) - (b.unansweredSince ?? Number.MAX_SAFE_INTEGER) ||
  (a.state === b.state ? 0 : a.state === "active" ? -1 : 1) ||
  b.lastActivityAt - a.lastActivityAt;

/**
 * [BO6] The sessions of an opened agent. While the pointer is about to press one, a menu or a question of one is open or a session is
 * dragged, none moves into the place of another.
 */
export function useOpenedPlaces(desk: Snapshot, agentId: AgentId) {
  const pointer = usePointed();
  const { menuOpen, onToggle } = useOpenMenu();
  const holding = useDragging();
  const concerned = useConcernedServed(desk);
  const list = useFilteredList(agentId);
  const { due, wanted } = useMemo(() => {
    const sessions = desk.sessions
      .filter((s) => s.ownerId === agentId && (!concerned || concerned.has(s.id)))
      .sort(inOrder);
    const due = sessions.filter((s) => s.unansweredSince !== null);
    return {
      due,
      wanted: placesOf(
        due,
        sessions.filter((s) => s.unansweredSince === null),
      ),
    };
  }, [desk.sessions, agentId, concerned]);
  const places = useHeldRows(list, wanted, pointer.aimed || menuOpen || holding ? keep : null);
  return { due, places, hold: { ...pointer.on, onToggle } };
}
