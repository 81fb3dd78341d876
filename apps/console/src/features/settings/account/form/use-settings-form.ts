import type { AccountId } from "@jieru/shared/domain/ids";
import type { AccountSettings } from "@jieru/shared/domain/settings";
import type { Account } from "@jieru/shared/domain/snapshot";
import { useState } from "react";
import { request } from "../../../../data/http/http.ts";
import type { Failure, Outcome } from "../../../../data/http/outcome.ts";
import { paths } from "../../../../data/http/paths.ts";
import { useSave } from "../../../../data/http/use-save.ts";
import { useAccount, useMe } from "../../../../data/queries/use-snapshot.ts";
import { serverNow } from "../../../../lib/time/server-clock.ts";
import {
  type Draft,
  drop,
  hold,
  isOvertaken,
  isSame,
  type Key,
  noDraft,
  put,
  read,
  saved,
  tidied,
  touched,
} from "./draft.ts";
import { keepDraft, keptDraft, useKeptDraft } from "./kept-drafts.ts";
import { type Problems, problemsIn, problemsOf, slotProblems } from "./problems.ts";

export interface SettingsForm {
  accountId: AccountId;
  /** The viewer is not an admin. */
  readOnly: boolean;
  get<K extends Key>(key: K): AccountSettings[K];
  set<K extends Key>(key: K, value: AccountSettings[K]): void;
  /** The value before it was switched off, here or on the server; null if it was never on. */
  last<K extends Key>(key: K): AccountSettings[K];
  isTouched(key: Key): boolean;
  /** Somebody else has changed it meanwhile. */
  overtaken(key: Key): boolean;
  /** How many touched fields somebody else has changed. */
  overtakings: number;
  /** Drops the unsaved change of this field and shows the account's value. */
  yield(key: Key): void;
  problems: Problems;
  changes: number;
  /** The unsaved changes are from before a reload, and nothing was touched since. */
  restored: boolean;
  saving: boolean;
  failure: Failure | null;
  savedAt: number | null;
  /** Somebody else has changed again what was saved here. */
  replaced: boolean;
  save(): void;
  discard(): void;
}

const send = (
  accountId: AccountId,
  values: Partial<AccountSettings>,
): Promise<Outcome<{ account: Account }>> => request("PATCH", paths.settings(accountId), { body: values });

/** The account's settings as one page edits them: the values of the feed, overlaid with the unsaved changes. */
export function useSettingsForm(accountId: AccountId, page: string): SettingsForm {
  const account = useAccount(accountId);
  const me = useMe(accountId);
  const place = `${me.id} ${accountId} ${page}`;
  const [first] = useState(() => keptDraft(place));
  const begun = useKeptDraft(place, first.draft);
  const readOnly = me.role !== "admin";
  /** Changes typed as an admin are hidden while the agent is not an admin. */
  const draft = readOnly ? noDraft : begun;
  const [restored, setRestored] = useState(first.restored);
  /** The value of each setting before it was switched off here. */
  const [lastOn, setLastOn] = useState<Partial<AccountSettings>>({});
  const [savedAt, setSavedAt] = useState<number | null>(null);
  /** The draft that was saved last. */
  const [kept, setKept] = useState(noDraft);
  const replaced = useReplaced(kept, account);
  const {
    save: sendDraft,
    sent,
    isPending,
    failure,
    clear,
  } = useSave(({ values }: Draft) => send(accountId, values), {
    onSuccess: (_, saving) => {
      change(saved(keptDraft(place).draft, saving));
      setKept(saving);
      setSavedAt(serverNow());
    },
    onError: () => change(tidied(keptDraft(place).draft, account)),
  });

  const change = (next: Draft) => {
    keepDraft(place, next);
    setRestored(false);
    clear();
    setSavedAt(null);
  };
  const found = { ...slotProblems(draft.values, account, serverNow()), ...problemsIn(draft.values) };
  const problems = { ...problemsOf(failure), ...found };
  const changes = touched(draft).length;

  const set = <K extends Key>(key: K, value: AccountSettings[K]) => {
    const shown = read(draft, account, key);
    if (value === null && !Number.isNaN(shown)) setLastOn((before) => ({ ...before, [key]: shown }));
    // Reads the kept draft, not this render's, as one press may set two fields. While a save is running, a value set
    // back to the current one must still be held, to undo what is being saved.
    change((sent ? hold : put)(keptDraft(place).draft, account, key, value));
  };
  const save = () => {
    if (changes > 0 && Object.keys(found).length === 0) sendDraft(draft);
  };

  // The feed may bring one's own change before the response to the save arrives.
  const overtaken = (key: Key) =>
    isOvertaken(draft, account, key) && !(sent && isSame(sent.values[key], account[key]));
  return {
    accountId,
    readOnly,
    get: (key) => read(draft, account, key),
    set,
    last: (key) => (lastOn[key] as (typeof account)[typeof key] | undefined) ?? account[key],
    isTouched: (key) => key in draft.values,
    overtaken,
    overtakings: touched(draft).filter(overtaken).length,
    yield: (key) => change(drop(draft, key)),
    problems,
    changes,
    restored: restored && changes > 0,
    saving: isPending,
    failure,
    savedAt,
    replaced,
    save,
    discard: () => change(noDraft),
  };
}

/**
 * [ST10] Somebody else can only have replaced what was in effect once: the feed may bring one's own change after the response.
 */
function useReplaced(kept: Draft, account: Account): boolean {
  const [stood, setStood] = useState<Draft | null>(null);
  const stands = touched(kept).every((key) => isSame(kept.values[key], account[key]));
  if (stands && stood !== kept) setStood(kept);
  return !stands && stood === kept;
}
