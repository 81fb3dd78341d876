/** Keeps unsaved changes when the admin visits another page or reloads this tab. By agent, account and page. */
import { create } from "zustand";
import { recall, remember } from "../../../../data/feed/tab-memory.ts";
import { type Draft, type Key, noDraft } from "./draft.ts";

const useDrafts = create<{ drafts: ReadonlyMap<string, Draft> }>()(() => ({ drafts: new Map() }));
/** Raise the number whenever the shape of the settings changes, so that drafts stored by another release are not read. */
const name = (place: string): string => `settings.1.${place}`;

const isReadable = (value: unknown): boolean => typeof value !== "number" || Number.isFinite(value);

/** Leaves out unreadable numbers: they are `NaN`, which JSON writes as null, and null switches a setting off. */
function storable({ values, before }: Draft): Draft | null {
  const keys = (Object.keys(values) as Key[]).filter((key) => isReadable(values[key]));
  const only = (from: Draft["values"]) =>
    Object.fromEntries(keys.map((key) => [key, from[key]])) as Draft["values"];
  return keys.length === 0 ? null : { values: only(values), before: only(before) };
}

/** `restored`: the draft is from before a reload. */
export function keptDraft(place: string): { draft: Draft; restored: boolean } {
  const here = useDrafts.getState().drafts.get(place);
  if (here) return { draft: here, restored: false };
  const stored = recall<Draft>(name(place));
  return { draft: stored ?? noDraft, restored: stored !== null };
}

/** Replaces the kept draft; `noDraft` deletes it. */
export function keepDraft(place: string, draft: Draft): void {
  remember(name(place), storable(draft));
  useDrafts.setState(({ drafts }) => ({ drafts: new Map(drafts).set(place, draft) }));
}

/**
 * The draft that is kept now, or `first` until there is one. It can change from outside, when a save finishes after the page
 * was left and opened again.
 */
export const useKeptDraft = (place: string, first: Draft): Draft =>
  useDrafts(({ drafts }) => drafts.get(place) ?? first);
