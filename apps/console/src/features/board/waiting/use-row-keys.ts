import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { isComposing, keyOf } from "../../../lib/keyboard/keys.ts";
import { singleKeysAllowed } from "../../commands/single-keys.ts";
import { zoneOf } from "../../commands/zone.ts";

const steps: Record<string, number> = { ArrowDown: 1, KeyJ: 1, ArrowUp: -1, KeyK: -1 };

export interface RowKeys {
  list: RefObject<HTMLOListElement | null>;
  isStop: (id: string) => boolean;
  setStop: (id: string) => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

interface Stop {
  id: string | null;
  index: number;
  isNext: boolean;
}
const firstStop: Stop = { id: null, index: 0, isNext: false };

const rowIn = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>("[data-line-row]") : null;

const openAssign = (row: HTMLElement): void =>
  row.parentElement?.querySelector<HTMLElement>("[data-testid=assign]")?.click();

/**
 * [BO7] Gives the list one tab stop. Arrows move through it, and `A` opens the agents of a row. Outside the list
 * `J` and `K` move to that row and `A` assigns it.
 */
export function useRowKeys(ids: readonly string[]): RowKeys {
  const [stop, setStop] = useState(firstStop);
  const list = useRef<HTMLOListElement>(null);
  const at = stop.id === null ? 0 : ids.indexOf(stop.id);
  const index = at >= 0 ? at : Math.min(stop.index, ids.length - 1);
  const current = ids[index];
  if (at < 0) setStop({ id: current ?? null, index, isNext: true });
  else if (index !== stop.index) setStop({ id: stop.id, index, isNext: false });
  useLayoutEffect(() => {
    if (stop.isNext && document.activeElement === document.body)
      list.current?.querySelector<HTMLElement>(`[data-line-row="${stop.id}"]`)?.focus();
  }, [stop]);
  const pressOnBoard = useEffectEvent((event: globalThis.KeyboardEvent) => {
    const row = list.current?.querySelector<HTMLElement>(`[data-line-row="${current}"]`);
    if (!row || isComposing(event) || rowIn(event.target) || zoneOf(event.target) !== "board") return;
    const key = keyOf(event);
    if (!singleKeysAllowed() || !/^Key[JKA]$/.test(key)) return;
    event.preventDefault();
    row.focus();
    if (key === "KeyA") openAssign(row);
  });
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => pressOnBoard(event);
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const row = rowIn(event.target);
    if (isComposing(event) || event.target !== row || !row) return;
    const key = keyOf(event);
    if (!key.startsWith("Arrow") && !singleKeysAllowed()) return;
    const step = steps[key];
    if (!step && key !== "KeyA") return;
    event.preventDefault();
    if (key === "KeyA") openAssign(row);
    else {
      const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-line-row]")];
      rows[rows.indexOf(row) + (step ?? 0)]?.focus();
    }
  };
  return {
    list,
    isStop: (id) => id === current,
    setStop: (id) => setStop({ id, index: ids.indexOf(id), isNext: false }),
    onKeyDown,
  };
}
