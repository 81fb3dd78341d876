import { z } from "zod";
import { guideSteps } from "./guide.ts";

export const guideStep = z.enum(guideSteps);

export const guide = z.object({
  done: z.array(guideStep).max(guideSteps.length),
  dismissed: z.boolean(),
});
