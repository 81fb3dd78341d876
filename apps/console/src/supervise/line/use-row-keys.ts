import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from "react";
import { singleKeysAllowed } from "../../commands/single-keys.ts";
import { isComposing, keyOf } from "../../ui/keys/keys.ts";

const steps: Record<string, number> = { ArrowDown: 1, KeyJ: 1, ArrowUp: -1, KeyK: -1 };

export interface RowKeys {
  /** The ref of the list element. */
  list: RefObject<HTMLOListElement | null>;
  /** Whether this row is the list's only tab stop. */
  isStop: (id: string) => boolean;
  setStop: (id: string) => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/**
 * [BO7] The list has one tab stop; arrows move through it, and `A` on a row opens its choice of agents. When a row goes, the
 * next one takes its place.
 */
export function useRowKeys(ids: readonly string[]): RowKeys {
  const [stop, setStop] = useState<string | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const place = useRef(0);
  const at = stop === null ? 0 : ids.indexOf(stop);
  const current = ids[at >= 0 ? at : Math.min(place.current, ids.length - 1)];
  useLayoutEffect(() => {
    if (at >= 0) {
      place.current = at;
      return;
    }
    setStop(current ?? null);
    // The row that had the focus was removed.
    if (document.activeElement === document.body)
      list.current?.querySelector<HTMLElement>(`[data-line-row="${current}"]`)?.focus();
  }, [at, current]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const row = (event.target as Element).closest<HTMLElement>("[data-line-row]");
    if (isComposing(event) || event.target !== row || !row) return;
    const key = keyOf(event);
    if (!key.startsWith("Arrow") && !singleKeysAllowed()) return;
    const step = steps[key];
    if (!step && key !== "KeyA") return;
    event.preventDefault();
    if (key === "KeyA") row.parentElement?.querySelector<HTMLElement>("[data-testid=assign]")?.click();
    else {
      const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-line-row]")];
      rows[rows.indexOf(row) + (step ?? 0)]?.focus();
    }
  };
  return { list, isStop: (id) => id === current, setStop, onKeyDown };
}
