import type { AgentId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { useMemo } from "react";
import { keepPlaces, useHeldRows } from "../../../ui/lists/held-rows.ts";
import { useHover } from "../../../ui/lists/use-hover.ts";
import { useOpenMenu } from "../../../ui/menus/use-open-menu.ts";
import { useConcernedServed, useFilteredList } from "../alarm-filter.tsx";
import { useDragging } from "../assigning/use-dragging.ts";

type Place =
  | { kind: "session"; key: string; session: Session }
  | { kind: "others"; key: string; count: number }
  | { kind: "gone"; key: string };

const gone = ({ key }: Place): Place => ({ kind: "gone", key });
const keep = (shown: Place[], wanted: Place[]): Place[] => keepPlaces(shown, wanted, gone);
const placeOf = (session: Session): Place => ({ kind: "session", key: session.id, session });

function placesOf(due: readonly Session[], others: readonly Session[]): Place[] {
  const heading: Place[] = others.length > 0 ? [{ kind: "others", key: "others", count: others.length }] : [];
  return [...due.map(placeOf), ...heading, ...others.map(placeOf)];
}

const inOrder = (a: Session, b: Session): number =>
  (a.unansweredSince ?? Number.MAX_SAFE_INTEGER) - (b.unansweredSince ?? Number.MAX_SAFE_INTEGER) ||
  (a.state === b.state ? 0 : a.state === "active" ? -1 : 1) ||
  b.lastActivityAt - a.lastActivityAt;

/** [BO6] Returns the sessions of an expanded agent, held under the pointer, an open menu, a dialog or a drag. */
export function useOpenedPlaces(desk: Snapshot, agentId: AgentId) {
  const pointer = useHover();
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
