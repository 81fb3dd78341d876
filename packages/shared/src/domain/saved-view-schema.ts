import { z } from "zod";
import { agentId, savedViewId } from "./ids.ts";
import { maxSourceLength, sessionOutcomes } from "./session.ts";
import { sessionState } from "./session-schema.ts";
import { someTag } from "./tags-schema.ts";
import { aboutFilter } from "./wrap-up-schema.ts";

/** A list and its filters; an absent filter excludes nothing. */
export const listView = z.object({
  list: sessionState,
  tag: someTag.optional(),
  source: z.string().min(1).max(maxSourceLength).optional(),
  about: aboutFilter.optional(),
  unread: z.literal(true).optional(),
  reminder: z.literal(true).optional(),
  /** [SE17] Applies to ended sessions. */
  outcome: z.enum(sessionOutcomes).optional(),
  /** For supervisors: sessions of one agent, or of all. */
  owner: z.union([z.literal("all"), agentId]).optional(),
});

export const savedView = z.object({ id: savedViewId, name: z.string(), view: listView });
