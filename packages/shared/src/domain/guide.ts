/** [FM1] An agent's first conversation, step by step. Each ticks itself off by what really happens. */
import { z } from "../zod.ts";

/** `phones` is only there where the demo's phones are. */
export const guideSteps = ["phones", "written", "picked_up", "answered", "arrived"] as const;
export const guideStep = z.enum(guideSteps);
export type GuideStep = z.infer<typeof guideStep>;

export const guide = z.object({
  done: z.array(guideStep).max(guideSteps.length),
  /** Put away by the agent; nothing shows it again. */
  dismissed: z.boolean(),
});
export type Guide = z.infer<typeof guide>;

export const initialGuide: Guide = { done: [], dismissed: false };
