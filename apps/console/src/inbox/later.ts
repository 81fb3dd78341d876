/** What the page does not begin with: it comes after the list stands. */
import { lazy } from "react";

const bell = () => import("../notifications/Bell.tsx");

export const Bell = lazy(async () => ({ default: (await bell()).Bell }));
export const SoundChip = lazy(async () => ({ default: (await bell()).SoundChip }));
export const FirstSteps = lazy(async () => ({
  default: (await import("../first-steps/FirstSteps.tsx")).FirstSteps,
}));
export const StepDot = lazy(async () => ({ default: (await import("../first-steps/StepDot.tsx")).StepDot }));
export const FirstUse = lazy(async () => ({
  default: (await import("../notifications/FirstUse.tsx")).FirstUse,
}));
export const Notifications = lazy(async () => ({
  default: (await import("../notifications/Notifications.tsx")).Notifications,
}));
export const KeptFocus = lazy(async () => ({ default: (await import("../ui/KeptFocus.tsx")).KeptFocus }));
export const ExactTimes = lazy(async () => ({
  default: (await import("../ui/ExactTimes.tsx")).ExactTimes,
}));
