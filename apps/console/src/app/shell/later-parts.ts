/** What the page does not begin with: it comes after the list stands. */
import { lazyPart } from "../../ui/rendering/lazy-part.ts";

export const Bell = lazyPart(async () => (await import("../../features/notifications/Bell.tsx")).Bell);
export const StepDot = lazyPart(
  async () => (await import("../../features/onboarding/first-steps/StepDot.tsx")).StepDot,
);
export const Notifications = lazyPart(
  async () => (await import("../../features/notifications/Notifications.tsx")).Notifications,
);
export const KeptFocus = lazyPart(async () => (await import("../../ui/focus/KeptFocus.tsx")).KeptFocus);
export const ExactTimes = lazyPart(async () => (await import("./ExactTimes.tsx")).ExactTimes);
