/** Stores unsaved changes across pages and reloads of this tab, by agent, account and page. */
import { create } from "zustand";
import { recall, remember } from "../../../../data/feed/tab-memory.ts";
import { type Draft, type Key, noDraft } from "./draft.ts";

const useDrafts = create<{ drafts: ReadonlyMap<string, Draft> }>()(() => ({ drafts: new Map() }));
/** Raise the number whenever the shape of the settings changes, so that older drafts are not read. */
const name = (place: string): string => `settings.1.${place}`;

const isReadable = (value: unknown): boolean => typeof value !== "number" || Number.isFinite(value);

/** Leaves out `NaN`, which JSON writes as null, and null switches a setting off. */
function storable({ values, before }: Draft): Draft | null {
  const keys = (Object.keys(values) as Key[]).filter((key) => isReadable(values[key]));
  const only = (from: Draft["values"]) =>
    Object.fromEntries(keys.map((key) => [key, from[key]])) as Draft["values"];
  return keys.length === 0 ? null : { values: only(values), before: only(before) };
}

export function storedDraft(place: string): { draft: Draft; restored: boolean } {
  const here = useDrafts.getState().drafts.get(place);
  if (here) return { draft: here, restored: false };
  const stored = recall<Draft>(name(place));
  return { draft: stored ?? noDraft, restored: stored !== null };
}

export function storeDraft(place: string, draft: Draft): void {
  remember(name(place), storable(draft));
  useDrafts.setState(({ drafts }) => ({ drafts: new Map(drafts).set(place, draft) }));
}

/** Returns the stored draft, or `first` until there is one. A save that finishes later can change it. */
export const useStoredDraft = (place: string, first: Draft): Draft =>
  useDrafts(({ drafts }) => drafts.get(place) ?? first);
