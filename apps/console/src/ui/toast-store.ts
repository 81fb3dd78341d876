import type { ReactNode } from "react";
import { createListeners } from "./listeners.ts";

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

/** Says something in passing. Never the only place of a fact. */
export const showToast = (toast: Omit<Toast, "id">): void =>
  replace([...toasts, { ...toast, id: nextId++ }].slice(-shown));

export const dismissToast = (id: number): void => replace(toasts.filter((t) => t.id !== id));

export const currentToasts = (): readonly Toast[] => toasts;

export const subscribeToasts = listeners.listen;
