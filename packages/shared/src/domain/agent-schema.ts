import { z } from "zod";
import { capacityRange, roles, statuses } from "./agent.ts";
import { agentId, instant } from "./ids.ts";

export const role = z.enum(roles);
export const status = z.enum(statuses);

/** Why the status is what it is, where the agent did not choose it. */
const statusReasons = ["lost", "signed_out", "no_answer", "supervisor"] as const;

export const agent = z.object({
  id: agentId,
  name: z.string(),
  role,
  status,
  statusSince: instant,
  statusWhy: z.enum(statusReasons).nullable(),
  /** [AG5] What they will be once they are here; not said of who is here or has chosen to be offline. */
  whenBack: z.enum(["online", "away"]).optional(),
  /** Active sessions owned now. */
  load: z.int().nonnegative(),
  capacity: z.int().min(capacityRange.min).max(capacityRange.max),
  /** [DI1] Takes waiting sessions automatically. */
  auto: z.boolean(),
});
