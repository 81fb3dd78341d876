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
  isConflict,
  isSame,
  type Key,
  noDraft,
  put,
  read,
  saved,
  tidied,
  touched,
} from "./draft.ts";
import { type Problems, problemsIn, problemsOf, slotProblems } from "./problems.ts";
import { storeDraft, storedDraft, useStoredDraft } from "./stored-drafts.ts";

export interface SettingsForm {
  accountId: AccountId;
  readOnly: boolean;
  get<K extends Key>(key: K): AccountSettings[K];
  set<K extends Key>(key: K, value: AccountSettings[K]): void;
  /** The value before it was switched off, here or on the server; null if it was never on. */
  last<K extends Key>(key: K): AccountSettings[K];
  isTouched(key: Key): boolean;
  hasConflict(key: Key): boolean;
  conflictCount: number;
  acceptTheirs(key: Key): void;
  problems: Problems;
  changes: number;
  /** The unsaved changes are from before a reload and untouched since. */
  restored: boolean;
  saving: boolean;
  failure: Failure | null;
  savedAt: number | null;
  save(): void;
  discard(): void;
}

const send = (
  accountId: AccountId,
  values: Partial<AccountSettings>,
): Promise<Outcome<{ account: Account }>> => request("PATCH", paths.settings(accountId), { body: values });

export function useSettingsForm(accountId: AccountId, page: string): SettingsForm {
  const account = useAccount(accountId);
  const me = useMe(accountId);
  const place = `${me.id} ${accountId} ${page}`;
  const [first] = useState(() => storedDraft(place));
  const stored = useStoredDraft(place, first.draft);
  const readOnly = me.role !== "admin";
  /** Hides changes typed as an admin while the agent is not one. */
  const draft = readOnly ? noDraft : stored;
  const [restored, setRestored] = useState(first.restored);
  const [lastOn, setLastOn] = useState<Partial<AccountSettings>>({});
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const {
    save: sendDraft,
    sent,
    isPending,
    failure,
    clear,
  } = useSave(({ values }: Draft) => send(accountId, values), {
    onSuccess: (_, saving) => {
      change(saved(storedDraft(place).draft, saving));
      setSavedAt(serverNow());
    },
    onError: () => change(tidied(storedDraft(place).draft, account)),
  });

  const change = (next: Draft) => {
    storeDraft(place, next);
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
    // Reads the stored draft instead of this render's, as one press may set two fields. During a save, a value set
    // back must be held to undo what is being saved.
    change((sent ? hold : put)(storedDraft(place).draft, account, key, value));
  };
  const save = () => {
    if (changes > 0 && Object.keys(found).length === 0) sendDraft(draft);
  };

  // The feed may report the own change before the response to the save.
  const hasConflict = (key: Key) =>
    isConflict(draft, account, key) && !(sent && isSame(sent.values[key], account[key]));
  return {
    accountId,
    readOnly,
    get: (key) => read(draft, account, key),
    set,
    last: (key) => (lastOn[key] as (typeof account)[typeof key] | undefined) ?? account[key],
    isTouched: (key) => key in draft.values,
    hasConflict,
    conflictCount: touched(draft).filter(hasConflict).length,
    acceptTheirs: (key) => change(drop(draft, key)),
    problems,
    changes,
    restored: restored && changes > 0,
    saving: isPending,
    failure,
    savedAt,
    save,
    discard: () => change(noDraft),
  };
}
