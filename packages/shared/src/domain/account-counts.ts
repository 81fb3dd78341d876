import { z } from "zod";
import { status } from "./agent-schema.ts";
import { accountId, instant } from "./ids.ts";

/** What an agent has in an account they are not looking at: numbers, never what is said there (MA3). */
export const accountCounts = z.object({
  accountId,
  /** Theirs in that account (MA2). */
  status,
  /** The whole waiting line. */
  waiting: z.int().nonnegative(),
  /** Their own active sessions, and the unread messages in them. */
  active: z.int().nonnegative(),
  unread: z.int().nonnegative(),
  /** When the account's grace time is over for who has active sessions and no console there; else null (AG3). */
  leavesAt: instant.nullable(),
});
export type AccountCounts = z.infer<typeof accountCounts>;
