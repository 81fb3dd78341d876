import type { AccountId } from "@jieru/shared/domain/ids";
import type { AccountSettings } from "@jieru/shared/domain/settings";
import type { Account } from "@jieru/shared/domain/snapshot";
import { useState } from "react";
import { request } from "../../api/http.ts";
import type { Failure, Outcome } from "../../api/outcome.ts";
import { paths } from "../../api/paths.ts";
import { useAccount, useMe } from "../../api/use-desk.ts";
import { serverNow } from "../../ui/server-clock.ts";
import { type Draft, drop, isOvertaken, type Key, noDraft, put, read, saved, touched } from "./draft.ts";
import { keepDraft, keptDraft } from "./kept-drafts.ts";
import { type Problems, problemsIn, problemsOf } from "./problems.ts";

export interface SettingsForm {
  accountId: AccountId;
  /** Not an admin's eyes. */
  readOnly: boolean;
  get<K extends Key>(key: K): AccountSettings[K];
  set<K extends Key>(key: K, value: AccountSettings[K]): void;
  isTouched(key: Key): boolean;
  /** Somebody else changed it meanwhile: what it is now. */
  overtaken(key: Key): boolean;
  /** Takes what the account has. */
  yield(key: Key): void;
  problems: Problems;
  changes: number;
  /** They are from before a reload, and nothing was touched since. */
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

/** The settings of an account as one page edits them: the feed's truth, and on it what is not saved yet. */
export function useSettingsForm(accountId: AccountId, page: string): SettingsForm {
  const account = useAccount(accountId);
  const me = useMe(accountId);
  const place = `${me.id} ${accountId} ${page}`;
  const [first] = useState(() => keptDraft(place));
  const [draft, setDraft] = useState(first.draft);
  const [restored, setRestored] = useState(first.restored);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [savedAt, setSavedAt] = useState<number | null>(null);

  const change = (next: Draft) => {
    keepDraft(place, next);
    setDraft(next);
    setRestored(false);
    setFailure(null);
    setSavedAt(null);
  };
  const problems = { ...problemsOf(failure), ...problemsIn(draft.values) };
  const changes = touched(draft).length;

  const save = async () => {
    if (saving || changes === 0 || Object.keys(problemsIn(draft.values)).length > 0) return;
    setSaving(true);
    const outcome = await send(accountId, draft.values);
    setSaving(false);
    if (!outcome.ok) return setFailure(outcome);
    change(saved(keptDraft(place).draft, draft));
    setSavedAt(serverNow());
  };

  return {
    accountId,
    readOnly: me.role !== "admin",
    get: (key) => read(draft, account, key),
    // From what is kept, not from this render: one press may set two fields.
    set: (key, value) => change(put(keptDraft(place).draft, account, key, value)),
    isTouched: (key) => key in draft.values,
    overtaken: (key) => isOvertaken(draft, account, key),
    yield: (key) => change(drop(draft, key)),
    problems,
    changes,
    restored: restored && changes > 0,
    saving,
    failure,
    savedAt,
    save: () => void save(),
    discard: () => change(noDraft),
  };
}
