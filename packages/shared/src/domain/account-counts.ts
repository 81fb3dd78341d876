import { z } from "zod";
import { status } from "./agent-schema.ts";
import { accountId, instant } from "./ids.ts";

/** Counts of another account of an agent, without any message content (MA3). */
export const accountCounts = z.object({
  accountId,
  status,
  waiting: z.int().nonnegative(),
  active: z.int().nonnegative(),
  unread: z.int().nonnegative(),
  /** The time when the grace time ends for an agent with active sessions and no console there; else null (AG3). */
  leavesAt: instant.nullable(),
});
export type AccountCounts = z.infer<typeof accountCounts>;
