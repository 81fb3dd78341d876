import type { ReactNode } from "react";
import { createListeners } from "../listeners.ts";

export interface Toast {
  id: number;
  icon?: ReactNode;
  text: ReactNode;
  action?: { label: string; run: () => void };
}

/** At most this many at a time: the oldest gives way. */
const shown = 2;
const listeners = createListeners();
let toasts: readonly Toast[] = [];
let nextId = 1;

function replace(next: readonly Toast[]): void {
  toasts = next;
  listeners.tell();
}

/** The same words, and nothing to press: how often they were said tells nobody anything. */
const isAgain = (before: Toast, toast: Omit<Toast, "id">): boolean =>
  before.text === toast.text && !before.action && !toast.action;

/** Says something in passing. Never the only place of a fact. */
export const showToast = (toast: Omit<Toast, "id">): void =>
  replace([...toasts.filter((t) => !isAgain(t, toast)), { ...toast, id: nextId++ }].slice(-shown));

export const dismissToast = (id: number): void => replace(toasts.filter((t) => t.id !== id));

export const currentToasts = (): readonly Toast[] => toasts;

export const subscribeToasts = listeners.listen;
