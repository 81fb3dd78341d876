import { useCallback, useRef, useState } from "react";
import { type Pointed, usePointed } from "../../ui/lists/use-pointed.ts";
import type { Group } from "./lists.ts";
import { keepGroupOrder } from "./steady-order.ts";

const afterKeyMs = 2000;

export interface SteadyGroups {
  groups: Group[];
  /** Rows must not move now. */
  held: boolean;
  pointer: Pointed;
  /** A list key was pressed: rows stay where they are for two seconds. */
  holdAfterKey: () => void;
}

/** The groups of a list to show: the wanted ones, but without moving rows that somebody may be about to press. */
export function useSteadyGroups(list: string, wanted: Group[]): SteadyGroups {
  const pointer = usePointed();
  const [keyed, setKeyed] = useState(false);
  const shown = useRef<{ list: string; groups: Group[] }>({ list, groups: wanted });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const held = (pointer.aimed || keyed) && shown.current.list === list;
  const groups = held ? keepGroupOrder(shown.current.groups, wanted) : wanted;
  shown.current = { list, groups };
  const holdAfterKey = useCallback(() => {
    setKeyed(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setKeyed(false), afterKeyMs);
  }, []);
  return {
    groups,
    held,
    pointer,
    holdAfterKey,
  };
}
