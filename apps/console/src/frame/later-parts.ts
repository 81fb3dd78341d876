/** What the page does not begin with: it comes after the list stands. */
import { lazyPart } from "../ui/drawing/lazy-part.ts";

const bell = () => import("../notifications/Bell.tsx");

export const Bell = lazyPart(async () => (await bell()).Bell);
export const SoundChip = lazyPart(async () => (await bell()).SoundChip);
export const FirstSteps = lazyPart(async () => (await import("../first-steps/FirstSteps.tsx")).FirstSteps);
export const StepDot = lazyPart(async () => (await import("../first-steps/StepDot.tsx")).StepDot);
export const Home = lazyPart(async () => (await import("../inbox/home/Home.tsx")).Home);
export const FirstUse = lazyPart(async () => (await import("../notifications/FirstUse.tsx")).FirstUse);
export const Notifications = lazyPart(
  async () => (await import("../notifications/Notifications.tsx")).Notifications,
);
export const NewBrowserBanner = lazyPart(
  async () => (await import("../browsers/NewBrowserBanner.tsx")).NewBrowserBanner,
);
export const MentionBar = lazyPart(async () => (await import("../mentions/MentionBar.tsx")).MentionBar);
export const KeptFocus = lazyPart(async () => (await import("../ui/focus/KeptFocus.tsx")).KeptFocus);
export const ExactTimes = lazyPart(async () => (await import("./ExactTimes.tsx")).ExactTimes);
