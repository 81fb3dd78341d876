import { z } from "zod";
import { agentId, instant } from "./ids.ts";

export const reminder = z.object({
  at: instant,
  /** The purpose; null if not given. */
  text: z.string().nullable(),
  by: agentId,
  due: z.boolean(),
});
