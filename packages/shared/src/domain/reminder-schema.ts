import { z } from "zod";
import { agentId, instant } from "./ids.ts";

export const reminder = z.object({
  at: instant,
  /** What for; null: not said. */
  text: z.string().nullable(),
  /** Who set it. */
  by: agentId,
  /** Whether the time has come, and its owner has been told. */
  due: z.boolean(),
});
