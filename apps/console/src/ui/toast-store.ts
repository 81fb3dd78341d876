import type { ReactNode } from "react";

export interface Toast {
  id: number;
  icon?: ReactNode;
  text: ReactNode;
  action?: { label: string; run: () => void };
}

/** At most this many at a time: the oldest gives way. */
const shown = 2;
const listeners = new Set<() => void>();
let toasts: readonly Toast[] = [];
let nextId = 1;

function replace(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Says something in passing. Never the only place of a fact. */
export const showToast = (toast: Omit<Toast, "id">): void =>
  replace([...toasts, { ...toast, id: nextId++ }].slice(-shown));

export const dismissToast = (id: number): void => replace(toasts.filter((t) => t.id !== id));

export const currentToasts = (): readonly Toast[] => toasts;

export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
