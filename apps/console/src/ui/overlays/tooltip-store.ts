import type { ReactNode } from "react";
import { create } from "zustand";
import type { Side } from "./place-float.ts";

export interface ShownTooltip {
  anchor: Element;
  content: ReactNode;
  side: Side;
}

const delayMs = 400;
/** While one was open just now, the next shows at once. */
const warmMs = 300;
/** How long the pointer may take from the control to its tooltip. */
const crossingMs = 150;

interface TooltipState {
  shown: ShownTooltip | null;
  /** What is shown, is to be shown in a moment, or was asked for last. */
  asked: ShownTooltip | null;
  /** By this browser's clock. */
  hiddenAt: number;
}

export const useTooltip = create<TooltipState>()(() => ({ shown: null, asked: null, hiddenAt: 0 }));
const { getState, setState } = useTooltip;

// Timers are not rendered.
let showTimer: ReturnType<typeof setTimeout> | undefined;
let hideTimer: ReturnType<typeof setTimeout> | undefined;

function show(next: ShownTooltip | null): void {
  keepTooltip();
  setState(({ shown, hiddenAt }) => ({ shown: next, hiddenAt: shown && !next ? Date.now() : hiddenAt }));
}

/** After a moment; at once for the keyboard, or when another is open. */
export function askTooltip(next: ShownTooltip, atOnce: boolean): void {
  clearTimeout(showTimer);
  setState({ asked: next });
  const { shown, hiddenAt } = getState();
  if (atOnce || shown || Date.now() - hiddenAt < warmMs) show(next);
  else showTimer = setTimeout(() => show(getState().asked), delayMs);
}

/** [EV15] What was asked for there last says this now, or nothing any more. */
export function changeTooltip(anchor: Element, content: ReactNode): void {
  const { asked, shown } = getState();
  if (asked?.anchor !== anchor) return;
  const next = { ...asked, content };
  setState({ asked: next });
  if (!content) hideTooltip(anchor);
  else if (shown?.anchor === anchor) show(next);
}

/**
 * [EV19] The pointer is no longer on the control: hides its tooltip in a moment, unless the pointer has come to the tooltip by then or
 * the keyboard is on the control. One that was still to come does not come.
 */
export function leaveTooltip(anchor: Element): void {
  clearTimeout(showTimer);
  if (getState().shown?.anchor !== anchor || anchor.matches(":focus-visible")) return;
  hideTimer ??= setTimeout(() => hideTooltip(anchor), crossingMs);
}

/** [EV19] The pointer is on the tooltip: it stays. */
export function keepTooltip(): void {
  clearTimeout(hideTimer);
  hideTimer = undefined;
}

/** Hides what is shown there, or is about to be; what another shows stays. */
export function hideTooltip(anchor: Element): void {
  clearTimeout(showTimer);
  if (getState().shown?.anchor === anchor) show(null);
}

/** Hides it, wherever it is. */
export const dropTooltip = (): void => {
  clearTimeout(showTimer);
  if (getState().shown) show(null);
};
