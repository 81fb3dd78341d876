import type { ReactNode } from "react";
import { create } from "zustand";
import type { Side } from "./place-popover.ts";

export interface ShownTooltip {
  anchor: Element;
  content: ReactNode;
  side: Side;
}

const delayMs = 400;
/** After one was open, the next shows at once. */
const warmMs = 300;
const crossingMs = 150;

interface TooltipState {
  shown: ShownTooltip | null;
  /** The tooltip shown, pending or last requested. */
  requested: ShownTooltip | null;
  hiddenAt: number;
}

export const useTooltip = create<TooltipState>()(() => ({ shown: null, requested: null, hiddenAt: 0 }));
const { getState, setState } = useTooltip;

let showTimer: ReturnType<typeof setTimeout> | undefined;
let hideTimer: ReturnType<typeof setTimeout> | undefined;

function show(next: ShownTooltip | null): void {
  keepTooltip();
  setState(({ shown, hiddenAt }) => ({ shown: next, hiddenAt: shown && !next ? Date.now() : hiddenAt }));
}

/** Shows a tooltip after a delay, or at once for the keyboard or if another is open. */
export function requestTooltip(next: ShownTooltip, atOnce: boolean): void {
  clearTimeout(showTimer);
  setState({ requested: next });
  const { shown, hiddenAt } = getState();
  if (atOnce || shown || Date.now() - hiddenAt < warmMs) show(next);
  else showTimer = setTimeout(() => show(getState().requested), delayMs);
}

/** [EV19] Updates the last requested tooltip; no content hides it. */
export function changeTooltip(anchor: Element, content: ReactNode): void {
  const { requested, shown } = getState();
  if (requested?.anchor !== anchor) return;
  const next = { ...requested, content };
  setState({ requested: next });
  if (!content) hideTooltip(anchor);
  else if (shown?.anchor === anchor) show(next);
}

/** [EV19] Hides a control's tooltip soon, unless the pointer reaches it or the control has keyboard focus. */
export function leaveTooltip(anchor: Element): void {
  clearTimeout(showTimer);
  if (getState().shown?.anchor !== anchor || anchor.matches(":focus-visible")) return;
  hideTimer ??= setTimeout(() => hideTooltip(anchor), crossingMs);
}

export function keepTooltip(): void {
  clearTimeout(hideTimer);
  hideTimer = undefined;
}

export function hideTooltip(anchor: Element): void {
  clearTimeout(showTimer);
  if (getState().shown?.anchor === anchor) show(null);
}

export const dropTooltip = (): void => {
  clearTimeout(showTimer);
  if (getState().shown) show(null);
};
