import { useCallback, useRef, useState } from "react";
import { useHeldRows } from "../../../ui/lists/held-rows.ts";
import { type Pointed, usePointed } from "../../../ui/lists/use-pointed.ts";
import type { Group } from "../../session/lists.ts";
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
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const held = pointer.aimed || keyed;
  const groups = useHeldRows(list, wanted, held ? keepGroupOrder : null);
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
