import { type KeyboardEvent, useState } from "react";
import { singleKeysAllowed } from "../commands/single-keys.ts";
import { isComposing, keyOf } from "../ui/keys.ts";

const steps: Record<string, number> = { ArrowDown: 1, KeyJ: 1, ArrowUp: -1, KeyK: -1 };

export interface RowKeys {
  /** Whether Tab stops at this row: one of the list does. */
  isStop: (id: string) => boolean;
  setStop: (id: string) => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** [BO7] One tab stop for the list; arrows move through it, `A` on a row opens its choice of agents. */
export function useRowKeys(ids: readonly string[]): RowKeys {
  const [stop, setStop] = useState<string | null>(null);
  const current = stop !== null && ids.includes(stop) ? stop : ids[0];
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
  return { isStop: (id) => id === current, setStop, onKeyDown };
}
