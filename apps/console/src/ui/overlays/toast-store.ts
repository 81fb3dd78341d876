import type { ReactNode } from "react";
import { createListeners } from "../listeners.ts";

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

const isOutdated = (before: Toast, toast: Omit<Toast, "id">): boolean =>
  isAgain(before, toast) || (toast.about !== undefined && before.about === toast.about);

/** Says something in passing. Never the only place of a fact. */
export const showToast = (toast: Omit<Toast, "id">): void =>
  replace([...toasts.filter((t) => !isOutdated(t, toast)), { ...toast, id: nextId++ }].slice(-shown));

export const dismissToast = (id: number): void => replace(toasts.filter((t) => t.id !== id));

/** Its text is no longer true. */
export const dismissToastAbout = (about: string): void => replace(toasts.filter((t) => t.about !== about));

export const currentToasts = (): readonly Toast[] => toasts;

export const subscribeToasts = listeners.listen;
