/** [DR2] Drafts of this browser, one text per session and kind. `draft-sync.ts` syncs them with the server. */
import type { DraftKind } from "@jieru/shared/domain/draft";
import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import { create } from "zustand";
import { serverNow } from "../../lib/time/server-clock.ts";
import { emptyDraft, isKept, isPrepared, type LocalDraft, savedTextOf, textToSend } from "./merge.ts";
import { isInBox, type ReturnedText, withReturnedText } from "./returned-texts.ts";

export type DraftKey = `${DraftKind}:${SessionId}`;

const prefix = "jieru.draft.";
const ownerKey = "jieru.drafts.of";

interface DraftState {
  /** Also holds drafts that the browser cannot store (private windows, full storage). */
  drafts: ReadonlyMap<DraftKey, LocalDraft>;
  account: AccountId | null;
  onEdit: (key: DraftKey) => void;
  closed: boolean;
}
const useDrafts = create<DraftState>()(() => ({
  drafts: new Map(storedKeys().map((key) => [key, storedDraft(key)])),
  account: null,
  onEdit: () => undefined,
  closed: false,
}));
const { getState, setState } = useDrafts;

const put = (key: DraftKey, draft: LocalDraft): void =>
  setState(({ drafts }) => ({ drafts: new Map(drafts).set(key, draft) }));

/** [RT3] Drafts of erased customers are never stored again, whatever a late response or another tab brings. */
const erased = new Set<DraftKey>();

export const draftKey = (sessionId: SessionId, kind: DraftKind = "reply"): DraftKey => `${kind}:${sessionId}`;
export function partsOf(key: DraftKey): { kind: DraftKind; sessionId: SessionId } {
  const at = key.indexOf(":");
  return { kind: key.slice(0, at) as DraftKind, sessionId: key.slice(at + 1) as SessionId };
}

/** Returns a stored draft, which an older release may have written. */
function parse(text: string): LocalDraft {
  try {
    const value = { ...emptyDraft, ...(JSON.parse(text) as Partial<LocalDraft>) };
    return typeof value.text === "string" ? value : emptyDraft;
  } catch {
    return emptyDraft;
  }
}

export function storedDraft(key: DraftKey): LocalDraft {
  try {
    const text = localStorage.getItem(prefix + key);
    return text === null ? emptyDraft : parse(text);
  } catch {
    return emptyDraft;
  }
}

function store(key: DraftKey, draft: LocalDraft): void {
  try {
    if (!isKept(draft)) localStorage.removeItem(prefix + key);
    else localStorage.setItem(prefix + key, JSON.stringify(draft));
  } catch {
    // NOTE: storage may be refused or full; the text still lives in this tab.
  }
}

const draftIn = ({ drafts }: DraftState, key: DraftKey): LocalDraft => drafts.get(key) ?? storedDraft(key);

/** Returns the draft on this page, else the stored one, else an empty one. */
export const getLocalDraft = (key: DraftKey): LocalDraft => draftIn(getState(), key);

/** Stores what the server sent or saved; this does not count as typing. */
export function putLocalDraft(key: DraftKey, draft: LocalDraft): void {
  const { closed, drafts } = getState();
  if (closed || draft === drafts.get(key) || erased.has(key)) return;
  store(key, draft);
  put(key, draft);
}

function storedKeys(): DraftKey[] {
  try {
    return Object.keys(localStorage).flatMap((k) =>
      k.startsWith(prefix) ? [k.slice(prefix.length) as DraftKey] : [],
    );
  } catch {
    return [];
  }
}

export const knownKeys = (): DraftKey[] => [...new Set([...getState().drafts.keys(), ...storedKeys()])];

export function forgetDraftsOf(id: SessionId): void {
  for (const kind of ["reply", "note"] as const) {
    const key = draftKey(id, kind);
    putLocalDraft(key, emptyDraft);
    erased.add(key);
  }
}

export function closeDrafts(): void {
  forgetDrafts();
  setState({ closed: true });
}

function forgetDrafts(): void {
  for (const key of storedKeys()) store(key, emptyDraft);
  returnedTexts.clear();
  setState({ drafts: new Map() });
}

/** [DR7] Removes the drafts of another agent before anything is shown. */
export function adoptDrafts(agentId: string): void {
  try {
    const owner = localStorage.getItem(ownerKey);
    if (owner !== agentId) forgetDrafts();
    localStorage.setItem(ownerKey, agentId);
  } catch {
    // NOTE: without storage there is nothing to remove.
  }
}

export const followEdits = (account: AccountId | null, onEdit: (key: DraftKey) => void): void =>
  setState({ account, onEdit });

export const readDraft = (id: SessionId, kind: DraftKind = "reply"): string =>
  getLocalDraft(draftKey(id, kind)).text;

export function writeDraft(
  id: SessionId,
  text: string,
  kind: DraftKind = "reply",
  of = getState().account,
): void {
  const key = draftKey(id, kind);
  if (text === "") returnedTexts.delete(key);
  const { prepared: was, ...draft } = getLocalDraft(key);
  const prepared = was && text.trim() !== "" && { prepared: was };
  putLocalDraft(key, { ...draft, text, editedAt: serverNow(), accountId: of, ...prepared });
  getState().onEdit(key);
}

export function prepareDraft(id: SessionId): void {
  const key = draftKey(id);
  const { account: accountId } = getState();
  putLocalDraft(key, { ...getLocalDraft(key), prepared: true, editedAt: serverNow(), accountId });
  getState().onEdit(key);
}

/** [DR8] Sets or clears the text that counts as a search for a quick reply. */
export function markSearch(id: SessionId, text: string | undefined): void {
  const key = draftKey(id);
  const draft = getLocalDraft(key);
  if (draft.search === text) return;
  const marked = { ...draft, search: text };
  putLocalDraft(key, marked);
  if (savedTextOf(marked) !== savedTextOf(draft)) getState().onEdit(key);
}

/** [DR11] Texts that were returned to each box and may still be there. */
const returnedTexts = new Map<DraftKey, readonly ReturnedText[]>();

interface ReturnOptions {
  kind?: DraftKind;
  /** When it was written, by the server's clock. Without a time it goes first. */
  at?: number;
  /** Its account, if another may be open. */
  of?: AccountId | null;
}

/** [DR11] Returns a text to the composer, before newer text and in the order of writing. */
export function returnDraft(id: SessionId, text: string, how: ReturnOptions = {}): void {
  const { kind = "reply", at = Number.NEGATIVE_INFINITY, of = getState().account } = how;
  const key = draftKey(id, kind);
  const there = readDraft(id, kind);
  const before = (returnedTexts.get(key) ?? []).filter((one) => isInBox(there, one.text));
  returnedTexts.set(key, [...before, { text, at }]);
  writeDraft(id, withReturnedText(there, before, { text, at }), kind, of);
}

function onStorage(event: StorageEvent): void {
  if (!event.key?.startsWith(prefix)) return;
  const key = event.key.slice(prefix.length) as DraftKey;
  if (erased.has(key)) return;
  const { revision } = getLocalDraft(key);
  put(key, event.newValue ? parse(event.newValue) : { ...emptyDraft, revision });
}

// Also without a visible draft: a text sent in another tab must not appear here.
window.addEventListener("storage", onStorage);

export const useDraft = (id: SessionId, kind: DraftKind = "reply"): string =>
  useDrafts((state) => draftIn(state, draftKey(id, kind)).text);

export const useIsPrepared = (id: SessionId): boolean =>
  useDrafts((state) => isPrepared(draftIn(state, draftKey(id))));

/** [DR8] Returns the part of the draft that is meant to be sent; rows and bars show it. */
export const useTextToSend = (id: SessionId): string =>
  useDrafts((state) => textToSend(draftIn(state, draftKey(id))));
