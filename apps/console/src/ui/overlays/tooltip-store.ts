import type { ReactNode } from "react";
import { createListeners } from "../listeners.ts";
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
const listeners = createListeners();
let shown: ShownTooltip | null = null;
/** What is shown, is to be shown in a moment, or was asked for last. */
let asked: ShownTooltip | null = null;
let hiddenAt = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let leaving: ReturnType<typeof setTimeout> | undefined;

function show(next: ShownTooltip | null): void {
  keepTooltip();
  if (shown && !next) hiddenAt = Date.now();
  shown = next;
  listeners.tell();
}

/** After a moment; at once for the keyboard, or when another is open. */
export function askTooltip(next: ShownTooltip, atOnce: boolean): void {
  clearTimeout(timer);
  asked = next;
  if (atOnce || shown || Date.now() - hiddenAt < warmMs) show(next);
  else timer = setTimeout(() => show(asked), delayMs);
}

/** [EV15] What was asked for there last says this now, or nothing any more. */
export function changeTooltip(anchor: Element, content: ReactNode): void {
  if (asked?.anchor !== anchor) return;
  asked = { ...asked, content };
  if (!content) hideTooltip(anchor);
  else if (shown?.anchor === anchor) show(asked);
}

/**
 * [EV19] The pointer is no longer on the control: hides its tooltip in a moment, unless the pointer has come to the tooltip by then or
 * the keyboard is on the control. One that was still to come does not come.
 */
export function leaveTooltip(anchor: Element): void {
  clearTimeout(timer);
  if (shown?.anchor !== anchor || anchor.matches(":focus-visible")) return;
  leaving ??= setTimeout(() => hideTooltip(anchor), crossingMs);
}

/** [EV19] The pointer is on the tooltip: it stays. */
export function keepTooltip(): void {
  clearTimeout(leaving);
  leaving = undefined;
}

/** Hides what is shown there, or is about to be; what another shows stays. */
export function hideTooltip(anchor: Element): void {
  clearTimeout(timer);
  if (shown?.anchor === anchor) show(null);
}

/** Hides it, wherever it is. */
export const dropTooltip = (): void => {
  clearTimeout(timer);
  if (shown) show(null);
};

export const currentTooltip = (): ShownTooltip | null => shown;

export const subscribeTooltip = listeners.listen;
