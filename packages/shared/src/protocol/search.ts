import type { z } from "zod";
import type { customerHit, messageHit, searchAnswer, searchKind, searchQuery } from "./search-schema.ts";

export type SearchKind = z.infer<typeof searchKind>;

export const maxQueryLength = 100;

export type SearchQuery = z.infer<typeof searchQuery>;
export type MessageHit = z.infer<typeof messageHit>;
export type CustomerHit = z.infer<typeof customerHit>;
export type SearchAnswer = z.infer<typeof searchAnswer>;
