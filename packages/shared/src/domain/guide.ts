import type { z } from "zod";
import type { guide, guideStep } from "./guide-schema.ts";

export const guideSteps = ["phones", "written", "picked_up", "answered", "arrived"] as const;
export type GuideStep = z.infer<typeof guideStep>;
export type Guide = z.infer<typeof guide>;

export const initialGuide: Guide = { done: [], dismissed: false };
