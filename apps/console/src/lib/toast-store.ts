import type { ReactNode } from "react";
import { create } from "zustand";

export interface Toast {
  id: number;
  icon?: ReactNode;
  text: ReactNode;
  action?: { label: string; run: () => void };
  /** How long it is shown, in milliseconds; absent: the usual time. */
  forMs?: number;
  /** What it is about: the next one about the same thing takes its place. */
  about?: string;
}

/** At most this many at a time: the oldest gives way. */
const most = 2;

export const useToasts = create<{ toasts: readonly Toast[]; nextId: number }>()(() => ({
  toasts: [],
  nextId: 1,
}));

/** The same words, and nothing to press: how often they were said tells nobody anything. */
const isAgain = (before: Toast, toast: Omit<Toast, "id">): boolean =>
  before.text === toast.text && !before.action && !toast.action;

const isOutdated = (before: Toast, toast: Omit<Toast, "id">): boolean =>
  isAgain(before, toast) || (toast.about !== undefined && before.about === toast.about);

/** Says something in passing. Never the only place of a fact. */
export const showToast = (toast: Omit<Toast, "id">): void =>
  useToasts.setState(({ toasts, nextId }) => ({
    toasts: [...toasts.filter((t) => !isOutdated(t, toast)), { ...toast, id: nextId }].slice(-most),
    nextId: nextId + 1,
  }));

const remove = (isGone: (toast: Toast) => boolean): void =>
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => !isGone(toast)) }));

export const dismissToast = (id: number): void => remove((toast) => toast.id === id);

/** Its text is no longer true. */
export const dismissToastAbout = (about: string): void => remove((toast) => toast.about === about);

export const currentToasts = (): readonly Toast[] => useToasts.getState().toasts;
