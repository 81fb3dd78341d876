import type { z } from "zod";
import type { agent, role, status } from "./agent-schema.ts";

export const roles = ["agent", "supervisor", "admin"] as const;
export type Role = z.infer<typeof role>;

export const statuses = ["online", "away", "offline"] as const;
export type Status = z.infer<typeof status>;

/** [AG1] The number of agents that WeChat's own tool binds to one mini program. */
export const agentLimit = 100;
export const capacityRange = { min: 1, max: 100, initial: 10 } as const;

export type Agent = z.infer<typeof agent>;

export interface Viewer {
  id: Agent["id"];
  role: Role;
}

export const supervises = (viewer: Viewer): boolean => viewer.role !== "agent";
