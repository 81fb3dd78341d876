import type { z } from "zod";
import type { listView, savedView } from "./saved-view-schema.ts";

export const maxViews = 30;
export const maxViewName = 20;

export type ListView = z.infer<typeof listView>;
export type SavedView = z.infer<typeof savedView>;
