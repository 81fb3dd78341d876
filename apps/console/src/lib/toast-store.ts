import type { ReactNode } from "react";
import { create } from "zustand";

export interface Toast {
  id: number;
  icon?: ReactNode;
  text: ReactNode;
  action?: { label: string; run: () => void };
  /** Milliseconds. */
  forMs?: number;
  /** Toasts about the same thing replace each other. */
  about?: string;
}

/** The oldest toasts are dropped. */
const most = 2;

export const useToasts = create<{ toasts: readonly Toast[]; nextId: number }>()(() => ({
  toasts: [],
  nextId: 1,
}));

/** The same text without an action adds nothing. */
const isAgain = (before: Toast, toast: Omit<Toast, "id">): boolean =>
  before.text === toast.text && !before.action && !toast.action;

const isOutdated = (before: Toast, toast: Omit<Toast, "id">): boolean =>
  isAgain(before, toast) || (toast.about !== undefined && before.about === toast.about);

/** Shows a toast. It must not be the only place of a fact. */
export const showToast = (toast: Omit<Toast, "id">): void =>
  useToasts.setState(({ toasts, nextId }) => ({
    toasts: [...toasts.filter((t) => !isOutdated(t, toast)), { ...toast, id: nextId }].slice(-most),
    nextId: nextId + 1,
  }));

const remove = (isGone: (toast: Toast) => boolean): void =>
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => !isGone(toast)) }));

export const dismissToast = (id: number): void => remove((toast) => toast.id === id);

export const dismissToastAbout = (about: string): void => remove((toast) => toast.about === about);

export const currentToasts = (): readonly Toast[] => useToasts.getState().toasts;
