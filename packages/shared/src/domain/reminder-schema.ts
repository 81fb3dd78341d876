import { z } from "zod";
import { agentId, instant } from "./ids.ts";

export const reminder = z.object({
  at: instant,
  text: z.string().nullable(),
  by: agentId,
  due: z.boolean(),
});
