import { z } from "../zod.ts";
import { agentId, instant } from "./ids.ts";

export const roles = ["agent", "supervisor", "admin"] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

export const statuses = ["online", "away", "offline"] as const;
export const status = z.enum(statuses);
export type Status = z.infer<typeof status>;

/** [AG1] As many agents as WeChat's own tool binds to one mini program. */
export const agentLimit = 100;
export const capacityRange = { min: 1, max: 100, initial: 10 } as const;

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
export type Agent = z.infer<typeof agent>;

/** The viewer: what the policies of server and console ask about. */
export interface Viewer {
  id: Agent["id"];
  role: Role;
}

/** Supervisors and admins. */
export const supervises = (viewer: Viewer): boolean => viewer.role !== "agent";
