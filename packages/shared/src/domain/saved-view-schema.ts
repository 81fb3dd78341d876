import { z } from "zod";
import { agentId, savedViewId } from "./ids.ts";
import { maxSourceLength, sessionOutcomes } from "./session.ts";
import { sessionState } from "./session-schema.ts";
import { someTag } from "./tags-schema.ts";
import { aboutFilter } from "./wrap-up-schema.ts";

/** Which list, and what of it; what is absent lets everything through. */
export const listView = z.object({
  list: sessionState,
  tag: someTag.optional(),
  source: z.string().min(1).max(maxSourceLength).optional(),
  /** [WU9] */
  about: aboutFilter.optional(),
  unread: z.literal(true).optional(),
  /** [RM11] */
  reminder: z.literal(true).optional(),
  /** [SE17] Applies to ended sessions. */
  outcome: z.enum(sessionOutcomes).optional(),
  /** Whose sessions, for who supervises: one agent's, or everybody's. */
  owner: z.union([z.literal("all"), agentId]).optional(),
});

export const savedView = z.object({ id: savedViewId, name: z.string(), view: listView });
