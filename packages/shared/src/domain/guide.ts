/** [FM1] An agent's first conversation, step by step. Each ticks itself off by what really happens. */
import type { z } from "zod";
import type { guide, guideStep } from "./guide-schema.ts";

/** `phones` is only there where the demo's phones are. */
export const guideSteps = ["phones", "written", "picked_up", "answered", "arrived"] as const;
export type GuideStep = z.infer<typeof guideStep>;
export type Guide = z.infer<typeof guide>;

export const initialGuide: Guide = { done: [], dismissed: false };
