import { z } from "zod";
import { guide } from "../domain/guide-schema.ts";

export const guideBody = guide;
export const guideAnswer = z.object({
  guide,
  /** The page to write as a customer in a demo; null with WeChat itself. */
  phonesUrl: z.string().nullable(),
});
export type GuideAnswer = z.infer<typeof guideAnswer>;
