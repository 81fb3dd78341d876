import type { z } from "zod";
import type { agent, role, status } from "./agent-schema.ts";

export const roles = ["agent", "supervisor", "admin"] as const;
export type Role = z.infer<typeof role>;

export const statuses = ["online", "away", "offline"] as const;
export type Status = z.infer<typeof status>;

/** [AG1] As many agents as WeChat's own tool binds to one mini program. */
export const agentLimit = 100;
export const capacityRange = { min: 1, max: 100, initial: 10 } as const;

export type Agent = z.infer<typeof agent>;

/** The viewer: what the policies of server and console ask about. */
export interface Viewer {
  id: Agent["id"];
  role: Role;
}

/** Supervisors and admins. */
export const supervises = (viewer: Viewer): boolean => viewer.role !== "agent";
