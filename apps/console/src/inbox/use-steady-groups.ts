import { useCallback, useRef, useState } from "react";
import type { Group } from "./lists.ts";
import { keepOrder } from "./steady-order.ts";

const afterKeyMs = 2000;

export interface Steady {
  groups: Group[];
  /** Rows must not move now. */
  held: boolean;
  /** For the list's element. */
  hold: { onPointerEnter: () => void; onPointerLeave: () => void };
  /** A list key was pressed: rows stay where they are for two seconds. */
  holdAfterKey: () => void;
}

/** The groups to show of a list: as wanted, but without moving rows that someone is about to press. */
export function useSteadyGroups(list: string, wanted: Group[]): Steady {
  const [pointed, setPointed] = useState(false);
  const [keyed, setKeyed] = useState(false);
  const shown = useRef<{ list: string; groups: Group[] }>({ list, groups: wanted });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const held = (pointed || keyed) && shown.current.list === list;
  const groups = held ? keepOrder(shown.current.groups, wanted) : wanted;
  shown.current = { list, groups };
  const holdAfterKey = useCallback(() => {
    setKeyed(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setKeyed(false), afterKeyMs);
  }, []);
  return {
    groups,
    held,
    hold: { onPointerEnter: () => setPointed(true), onPointerLeave: () => setPointed(false) },
    holdAfterKey,
  };
}
