/** A draft of this browser. It is unsaved if it differs from `synced`, the server's text at `revision`. */
import type { Draft } from "@jieru/shared/domain/draft";
import type { AccountId } from "@jieru/shared/domain/ids";

export interface LocalDraft {
  text: string;
  editedAt: number;
  revision: number;
  synced: string;
  /** The account that lists this draft; null until it was written or received. */
  accountId: AccountId | null;
  /** [DR19] Prepared for the customer's next message; counts only with a text. */
  prepared?: boolean;
  syncedPrepared?: boolean;
  /** [DR8] Counts as a search for a quick reply while it equals the text. */
  search?: string | undefined;
  /** [DR15] Texts whose image is still being uploaded; no longer in the box. */
  leaving?: readonly LeavingText[];
}

export interface LeavingText {
  text: string;
  at: number;
  press: string;
}

export const emptyDraft: LocalDraft = { text: "", editedAt: 0, revision: 0, synced: "", accountId: null };

const isSearch = ({ text, search }: LocalDraft): boolean => text === search;

/** [DR8] Returns the text to save: none for a search. */
export const savedTextOf = (local: LocalDraft): string => (isSearch(local) ? "" : local.text);

export const textToSend = (local: LocalDraft): string => savedTextOf(local).trim();

export const isPrepared = (local: LocalDraft): boolean => local.prepared === true && textToSend(local) !== "";

export const isUnsaved = (local: LocalDraft): boolean =>
  savedTextOf(local) !== local.synced || isPrepared(local) !== (local.syncedPrepared ?? false);

export const isKept = (local: LocalDraft): boolean =>
  local.text !== "" || isUnsaved(local) || (local.leaving ?? []).length > 0;

/** [DR4] Merges another device's draft: the newer by the server's clock wins, but text being typed stays. */
export function mergeDraft(local: LocalDraft, remote: Draft, typing: boolean): LocalDraft {
  if (remote.revision <= local.revision) return local;
  const { prepared = false } = remote;
  const known = { revision: remote.revision, synced: remote.text, syncedPrepared: prepared };
  const keeps = typing
    ? isUnsaved(local) || isSearch(local)
    : isUnsaved(local) && local.editedAt >= remote.updatedAt;
  return keeps
    ? { ...local, ...known }
    : { ...local, text: remote.text, prepared, editedAt: remote.updatedAt, ...known };
}

/** [DR6] Merges that the server has no draft: a saved draft is removed, an unsaved one is sent again. */
export function mergeNone(local: LocalDraft): LocalDraft {
  if (isUnsaved(local)) return { ...local, revision: 0, synced: "", syncedPrepared: false };
  const { accountId, leaving } = local;
  return leaving ? { ...emptyDraft, accountId, leaving } : emptyDraft;
}

export const savedAs = (local: LocalDraft, text: string, revision: number, prepared = false): LocalDraft => ({
  ...local,
  revision,
  synced: text,
  syncedPrepared: prepared,
});
