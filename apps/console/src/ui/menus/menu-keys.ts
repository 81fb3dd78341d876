import type { KeyboardEvent } from "react";

const steps: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

function startingWith(items: readonly HTMLElement[], at: number, key: string): number {
  const starts = (i: number) => items[i]?.textContent?.trim().toLowerCase().startsWith(key.toLowerCase());
  const order = items.map((_, i) => (at + 1 + i) % items.length);
  return order.find(starts) ?? -1;
}

/** Moves through items with arrows, Home, End and first letters; Tab leaves the items. */
export function onMixedMenuKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>("[role^=menuitem]")].filter((item) =>
    item.checkVisibility(),
  );
  const at = items.indexOf(document.activeElement as HTMLElement);
  const step = steps[event.key];
  const isLetter = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey;
  const next = step ? step(at, items.length) : isLetter ? startingWith(items, at, event.key) : -1;
  if (next < 0) return;
  event.preventDefault();
  items[next]?.focus();
}

/** Like `onMixedMenuKeyDown`, for a pure menu, which Tab closes. */
export function onMenuKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key === "Tab") event.currentTarget.hidePopover();
  else onMixedMenuKeyDown(event);
}
