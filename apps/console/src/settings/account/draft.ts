/**
 * What an admin is changing, before it is saved: only the fields they touched, each with what it was when they began. All
 * other fields follow the feed.
 */
import type { AccountSettings } from "@jieru/shared/domain/settings";

export type Key = keyof AccountSettings;

export interface Draft {
  values: Partial<AccountSettings>;
  /** What the field was when it was first touched. */
  before: Partial<AccountSettings>;
}

export const noDraft: Draft = { values: {}, before: {} };

/** JSON takes what is no number for null; null switches a setting off, and a field being typed in does not. */
const asText = (value: unknown): string =>
  JSON.stringify(value, (_, v) => (typeof v === "number" && !Number.isFinite(v) ? String(v) : v));

/** Settings are plain JSON: the same text is the same value. */
export const isSame = (a: unknown, b: unknown): boolean => asText(a) === asText(b);

const without = <T extends object>(object: T, key: keyof T): T => {
  const { [key]: _, ...rest } = object;
  return rest as T;
};

/** As if the field had never been touched. */
export const drop = (draft: Draft, key: Key): Draft => ({
  values: without(draft.values, key),
  before: without(draft.before, key),
});

/** Holds a value, whatever the field is now. */
export function hold<K extends Key>(
  draft: Draft,
  settings: AccountSettings,
  key: K,
  value: AccountSettings[K],
): Draft {
  const before = key in draft.before ? draft.before : { ...draft.before, [key]: settings[key] };
  return { values: { ...draft.values, [key]: value }, before };
}

/** A field set back to what it is counts as not touched. */
export function put<K extends Key>(
  draft: Draft,
  settings: AccountSettings,
  key: K,
  value: AccountSettings[K],
): Draft {
  return isSame(value, settings[key]) ? drop(draft, key) : hold(draft, settings, key, value);
}

/** Without what was set back meanwhile. */
export const tidied = (draft: Draft, settings: AccountSettings): Draft =>
  touched(draft)
    .filter((key) => isSame(draft.values[key], settings[key]))
    .reduce(drop, draft);

/** What is left once `sent` is saved: what was typed while it was on its way, on top of it. */
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

/** Somebody else has changed the field since this one was begun, and to something else. */
export const isOvertaken = (draft: Draft, settings: AccountSettings, key: Key): boolean =>
  key in draft.values &&
  !isSame(draft.before[key], settings[key]) &&
  !isSame(draft.values[key], settings[key]);

export const touched = (draft: Draft): Key[] => Object.keys(draft.values) as Key[];
