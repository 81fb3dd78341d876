/** An agent's first steps over HTTP. */

import { z } from "zod";
import { guide } from "../domain/guide-schema.ts";

/** What was done stays done, whoever else writes: steps are only ever added. */
export const guideBody = guide;
export const guideAnswer = z.object({
  guide,
  /** Where one writes as a customer, in a demo; null with WeChat itself. */
  phonesUrl: z.string().nullable(),
});
export type GuideAnswer = z.infer<typeof guideAnswer>;
