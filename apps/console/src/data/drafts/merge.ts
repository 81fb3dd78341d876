/**
 * One draft as this browser has it, and what the server says of it.
 *
 *     synced   what the server had at `revision`, as far as this browser knows
 *     unsaved  what it is to know is not what was synced: it was changed here since
 */
import type { Draft } from "@jieru/shared/domain/draft";
import type { AccountId } from "@jieru/shared/domain/ids";

export interface LocalDraft {
  text: string;
  /** By the server's clock. */
  editedAt: number;
  revision: number;
  synced: string;
  /** Whose answer it would be in; null until it was written or told. */
  accountId: AccountId | null;
  /** [DR19] Prepared for when the customer writes; it counts as long as there is a text. */
  prepared?: boolean;
  /** Whether the server has it as prepared. */
  syncedPrepared?: boolean;
  /** [DR8] The text that is a search for a quick reply; it counts as long as that is the text. */
  search?: string | undefined;
  /** [DR15] Texts that were sent beside an image that is still on its way up; the box has them no more. */
  leaving?: readonly LeavingText[];
}

export interface LeavingText {
  text: string;
  /** When it was sent, by the server's clock. */
  at: number;
  /** What it has in common with the replies it becomes. */
  press: string;
}

export const emptyDraft: LocalDraft = { text: "", editedAt: 0, revision: 0, synced: "", accountId: null };

const isSearch = ({ text, search }: LocalDraft): boolean => text === search;

/** [DR8] What the server is to keep of it: of a search for a quick reply, nothing. */
export const toldIn = (local: LocalDraft): string => (isSearch(local) ? "" : local.text);

/** [DR8] What somebody means to send; empty where nothing is, or only a quick reply was searched for. */
export const meantIn = (local: LocalDraft): string => toldIn(local).trim();

/** [DR19] Whether its author has prepared it. */
export const isPrepared = (local: LocalDraft): boolean => local.prepared === true && meantIn(local) !== "";

export const isUnsaved = (local: LocalDraft): boolean =>
  toldIn(local) !== local.synced || isPrepared(local) !== (local.syncedPrepared ?? false);

/** Whether anything of it is to outlive the page. */
export const isKept = (local: LocalDraft): boolean =>
  local.text !== "" || isUnsaved(local) || (local.leaving ?? []).length > 0;

/** [DR4] The newer by the server's clock stays; what is being typed here stays whatever the other says. */
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

/** [DR6] The server knows none, any more: what was saved has had its time, what was not is told anew. */
export function mergeNone(local: LocalDraft): LocalDraft {
  if (isUnsaved(local)) return { ...local, revision: 0, synced: "", syncedPrepared: false };
  const { accountId, leaving } = local;
  return leaving ? { ...emptyDraft, accountId, leaving } : emptyDraft;
}

/** The server took it. What was typed meanwhile is unsaved again. */
export const savedAs = (local: LocalDraft, text: string, revision: number, prepared = false): LocalDraft => ({
  ...local,
  revision,
  synced: text,
  syncedPrepared: prepared,
});
