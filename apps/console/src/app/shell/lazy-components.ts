/** Components that load after the list is shown. */
import { lazyComponent } from "../../ui/rendering/lazy-component.ts";

export const SoundMenu = lazyComponent(
  async () => (await import("../../features/notifications/SoundMenu.tsx")).SoundMenu,
);
export const StepDot = lazyComponent(
  async () => (await import("../../features/onboarding/first-steps/StepDot.tsx")).StepDot,
);
export const Notifications = lazyComponent(
  async () => (await import("../../features/notifications/Notifications.tsx")).Notifications,
);
export const FocusRestorer = lazyComponent(
  async () => (await import("../../ui/focus/FocusRestorer.tsx")).FocusRestorer,
);
export const ExactTimes = lazyComponent(async () => (await import("./ExactTimes.tsx")).ExactTimes);
