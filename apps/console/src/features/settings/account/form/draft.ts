/** An admin's unsaved changes: touched fields with their values before. Other fields follow the feed. */
import type { AccountSettings } from "@jieru/shared/domain/settings";

export type Key = keyof AccountSettings;

export interface Draft {
  values: Partial<AccountSettings>;
  before: Partial<AccountSettings>;
}

export const noDraft: Draft = { values: {}, before: {} };

/**
 * JSON writes `NaN` as null, but null switches a setting off and `NaN` is a number being typed, so the two must
 * differ. The database orders an object's fields differently.
 */
const asText = (value: unknown): string =>
  JSON.stringify(value, (_, v) => {
    if (typeof v === "number" && !Number.isFinite(v)) return String(v);
    return typeof v === "object" && v !== null && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v;
  });

/** Settings are plain JSON: equal text means equal values. */
export const isSame = (a: unknown, b: unknown): boolean => asText(a) === asText(b);

const without = <T extends object>(object: T, key: keyof T): T => {
  const { [key]: _, ...rest } = object;
  return rest as T;
};

export const drop = (draft: Draft, key: Key): Draft => ({
  values: without(draft.values, key),
  before: without(draft.before, key),
});

/** Stores the value even if it equals the current one. */
export function hold<K extends Key>(
  draft: Draft,
  settings: AccountSettings,
  key: K,
  value: AccountSettings[K],
): Draft {
  const before = key in draft.before ? draft.before : { ...draft.before, [key]: settings[key] };
  return { values: { ...draft.values, [key]: value }, before };
}

/** Sets a field. A field set to its current value is untouched. */
export function put<K extends Key>(
  draft: Draft,
  settings: AccountSettings,
  key: K,
  value: AccountSettings[K],
): Draft {
  return isSame(value, settings[key]) ? drop(draft, key) : hold(draft, settings, key, value);
}

export const tidied = (draft: Draft, settings: AccountSettings): Draft =>
  touched(draft)
    .filter((key) => isSame(draft.values[key], settings[key]))
    .reduce(drop, draft);

/** Returns what stays unsaved after `sent` is saved: the changes typed meanwhile, relative to the saved values. */
export function saved(draft: Draft, sent: Draft): Draft {
  let left = draft;
  for (const key of touched(sent))
    left = isSame(left.values[key], sent.values[key])
      ? drop(left, key)
      : { ...left, before: { ...left.before, [key]: sent.values[key] } };
  return left;
}

export const read = <K extends Key>(draft: Draft, settings: AccountSettings, key: K): AccountSettings[K] =>
  key in draft.values ? (draft.values[key] as AccountSettings[K]) : settings[key];

/** Returns whether somebody else has changed the field to a different value since it was touched. */
export const isConflict = (draft: Draft, settings: AccountSettings, key: Key): boolean =>
  key in draft.values &&
  !isSame(draft.before[key], settings[key]) &&
  !isSame(draft.values[key], settings[key]);

export const touched = (draft: Draft): Key[] => Object.keys(draft.values) as Key[];
