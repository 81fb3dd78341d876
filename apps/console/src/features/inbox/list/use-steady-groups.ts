import { useCallback, useRef, useState } from "react";
import { useHeldRows } from "../../../ui/lists/held-rows.ts";
import { type Hover, useHover } from "../../../ui/lists/use-hover.ts";
import type { Group } from "../../session/lists.ts";
import { keepGroupOrder } from "./steady-order.ts";

const afterKeyMs = 2000;

export interface SteadyGroups {
  groups: Group[];
  held: boolean;
  pointer: Hover;
  /** Rows keep their places for two seconds after a list key. */
  holdAfterKey: () => void;
}

/** Returns the groups to show, without moving rows that may be about to be pressed. */
export function useSteadyGroups(list: string, wanted: Group[]): SteadyGroups {
  const pointer = useHover();
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
