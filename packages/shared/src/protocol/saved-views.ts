import { z } from "zod";
import { accountId, savedViewId } from "../domain/ids.ts";
import { maxViewName, maxViews } from "../domain/saved-view.ts";
import { listView, savedView } from "../domain/saved-view-schema.ts";
import { named, typed } from "./http.ts";

const name = named(maxViewName);

export const savedViewParams = z.object({ accountId, viewId: savedViewId });
const typedView = listView.extend({
  tag: typed.pipe(listView.shape.tag.unwrap()).optional(),
  source: typed.pipe(listView.shape.source.unwrap()).optional(),
});
export const newSavedView = z.object({ name, view: typedView });
export const savedViewBody = z.object({ name });
export const savedViewAnswer = z.object({ view: savedView });
/** [VW5] Views that it does not name follow in their old order. */
export const savedViewOrderBody = z.object({ ids: z.array(savedViewId).min(1).max(maxViews) });
export const savedViewsAnswer = z.object({ views: z.array(savedView) });
export type NewSavedView = z.infer<typeof newSavedView>;
