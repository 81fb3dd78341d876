import { z } from "zod";
import { topicId } from "./ids.ts";

export const topic = z.object({ id: topicId, name: z.string(), retired: z.boolean() });

export const wrapUp = z.object({
  topicId,
  topic: z.string(),
  line: z.string().nullable(),
});

/** [WU9] Filters by wrap-up: one topic, or none. No topic has such an id. */
export const aboutFilter = z.union([z.literal("nothing"), topicId]);
