import { z } from "zod";
import { topicId } from "./ids.ts";

export const topic = z.object({ id: topicId, name: z.string(), retired: z.boolean() });

export const wrapUp = z.object({
  topicId,
  /** What the topic was called when it was chosen. */
  topic: z.string(),
  line: z.string().nullable(),
});

/** [WU9] Whose wrap-up lets it through: one topic, or nothing said. No topic has such an id. */
export const aboutFilter = z.union([z.literal("nothing"), topicId]);
