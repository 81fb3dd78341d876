import { z } from "zod";
import { capacityRange, roles, statuses } from "./agent.ts";
import { agentId, instant } from "./ids.ts";

export const role = z.enum(roles);
export const status = z.enum(statuses);

const statusReasons = ["lost", "signed_out", "no_answer", "supervisor"] as const;

export const agent = z.object({
  id: agentId,
  name: z.string(),
  role,
  status,
  statusSince: instant,
  statusWhy: z.enum(statusReasons).nullable(),
  /** [AG5] The status after the agent's return. It is absent for agents who are here or chose to be offline. */
  whenBack: z.enum(["online", "away"]).optional(),
  load: z.int().nonnegative(),
  capacity: z.int().min(capacityRange.min).max(capacityRange.max),
  auto: z.boolean(),
});
