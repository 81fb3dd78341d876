/** Unsaved changes outlive a look at another page, and a reload of this tab. By agent, account and page. */
import { useSyncExternalStore } from "react";
import { recall, remember } from "../../sync/tab-memory.ts";
import { createListeners } from "../../ui/listeners.ts";
import { type Draft, type Key, noDraft } from "./draft.ts";

const drafts = new Map<string, Draft>();
const listeners = createListeners();
/** The number rises with the shape of the settings, so that what another release has stored in another shape is not read. */
const name = (place: string): string => `settings.1.${place}`;

const isReadable = (value: unknown): boolean => typeof value !== "number" || Number.isFinite(value);

/** A number that could not be read is `NaN`, which JSON takes for null; null switches a setting off. */
function storable({ values, before }: Draft): Draft | null {
  const keys = (Object.keys(values) as Key[]).filter((key) => isReadable(values[key]));
  const only = (from: Draft["values"]) =>
    Object.fromEntries(keys.map((key) => [key, from[key]])) as Draft["values"];
  return keys.length === 0 ? null : { values: only(values), before: only(before) };
}

/** `restored`: from before a reload. */
export function keptDraft(place: string): { draft: Draft; restored: boolean } {
  const here = drafts.get(place);
  if (here) return { draft: here, restored: false };
  const stored = recall<Draft>(name(place));
  return { draft: stored ?? noDraft, restored: stored !== null };
}

/** Keeps it in place of what was there; `noDraft` forgets it. */
export function keepDraft(place: string, draft: Draft): void {
  drafts.set(place, draft);
  remember(name(place), storable(draft));
  listeners.tell();
}

/** What is kept here by now, `first` until then: a change may be saved only after its page was left, and come back to. */
export const useKeptDraft = (place: string, first: Draft): Draft =>
  useSyncExternalStore(listeners.listen, () => drafts.get(place) ?? first);
