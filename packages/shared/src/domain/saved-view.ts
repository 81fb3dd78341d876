/** A named way of looking at the lists of sessions: an agent's own, and nobody else's (VW1). */
import { z } from "../zod.ts";
import { agentId, savedViewId } from "./ids.ts";
import { maxSourceLength, sessionOutcomes, sessionState } from "./session.ts";
import { someTag } from "./tags.ts";
import { aboutFilter } from "./wrap-up.ts";

export const maxViews = 30;
export const maxViewName = 20;

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
export type ListView = z.infer<typeof listView>;

export const savedView = z.object({ id: savedViewId, name: z.string(), view: listView });
export type SavedView = z.infer<typeof savedView>;
