/**
 * [DR2] What an agent has written and not sent, one text a session and kind: the fast truth, in this browser. What makes
 * the server know it is in `draft-sync.ts`.
 */
import type { DraftKind } from "@jieru/shared/domain/draft";
import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import { create } from "zustand";
import { serverNow } from "../../lib/time/server-clock.ts";
import { emptyDraft, isKept, isPrepared, type LocalDraft, meantIn, toldIn } from "./merge.ts";
import { type PutBack, standsIn, withPutBack } from "./put-back.ts";

/** `reply:<session>`; opaque but for `partsOf`. */
export type DraftKey = `${DraftKind}:${SessionId}`;

const prefix = "jieru.draft.";
const ownerKey = "jieru.drafts.of";

interface DraftState {
  /** Drafts of this browser. Includes what it would not store (private windows, full storage), and spares reading it for every row. */
  drafts: ReadonlyMap<DraftKey, LocalDraft>;
  /** The account whose sessions are open. */
  account: AccountId | null;
  /** Called with every text that is written here. */
  onEdit: (key: DraftKey) => void;
  /** [DR7] After signing out nothing is stored. */
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

/** [RT3] Drafts of erased customers: never stored again, even if a late answer or another tab brings them. */
const erased = new Set<DraftKey>();

export const draftKey = (sessionId: SessionId, kind: DraftKind = "reply"): DraftKey => `${kind}:${sessionId}`;
export function partsOf(key: DraftKey): { kind: DraftKind; sessionId: SessionId } {
  const at = key.indexOf(":");
  return { kind: key.slice(0, at) as DraftKind, sessionId: key.slice(at + 1) as SessionId };
}

/** Written by this file; by an older one perhaps. */
function parse(text: string): LocalDraft {
  try {
    const value = { ...emptyDraft, ...(JSON.parse(text) as Partial<LocalDraft>) };
    return typeof value.text === "string" ? value : emptyDraft;
  } catch {
    return emptyDraft;
  }
}

/** As the browser has it, also where another tab wrote it a moment ago. */
export function storedDraft(key: DraftKey): LocalDraft {
  try {
    const text = localStorage.getItem(prefix + key);
    // Of most sessions there is none, and to fail at reading takes much longer than not to read.
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

// A draft that is absent may have been written by another tab a moment ago.
const draftIn = ({ drafts }: DraftState, key: DraftKey): LocalDraft => drafts.get(key) ?? storedDraft(key);

/** Returns the draft as this page has it, or else as the browser stores it; an empty one if there is none. */
export const getLocalDraft = (key: DraftKey): LocalDraft => draftIn(getState(), key);

/** Stores what the server said or saved; this does not count as typing. */
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

/** All drafts this browser has anything of. */
export const knownKeys = (): DraftKey[] => [...new Set([...getState().drafts.keys(), ...storedKeys()])];

/** [RT3] The customer was erased: removes what was typed and what the server had of it. */
export function forgetDraftsOf(id: SessionId): void {
  for (const kind of ["reply", "note"] as const) {
    const key = draftKey(id, kind);
    putLocalDraft(key, emptyDraft);
    erased.add(key);
  }
}

/** [DR7] On signing out: from now on nothing is stored, also not what components hand back while the page closes. */
export function closeDrafts(): void {
  forgetDrafts();
  setState({ closed: true });
}

/** [DR7] Where somebody else has signed in. */
function forgetDrafts(): void {
  for (const key of storedKeys()) store(key, emptyDraft);
  putBacks.clear();
  setState({ drafts: new Map() });
}

/** [DR7] Before anything of them is shown. */
export function adoptDrafts(agentId: string): void {
  try {
    const owner = localStorage.getItem(ownerKey);
    if (owner !== agentId) forgetDrafts();
    localStorage.setItem(ownerKey, agentId);
  } catch {
    // NOTE: without storage nothing of another person can be left in it.
  }
}

/** Called with every text somebody wrote here, from now on in this account. */
export const followEdits = (account: AccountId | null, onEdit: (key: DraftKey) => void): void =>
  setState({ account, onEdit });

/** The draft of a session; empty when there is none. */
export const readDraft = (id: SessionId, kind: DraftKind = "reply"): string =>
  getLocalDraft(draftKey(id, kind)).text;

export function writeDraft(
  id: SessionId,
  text: string,
  kind: DraftKind = "reply",
  of = getState().account,
): void {
  const key = draftKey(id, kind);
  if (text === "") putBacks.delete(key);
  const { prepared: was, ...draft } = getLocalDraft(key);
  const prepared = was && text.trim() !== "" && { prepared: was };
  putLocalDraft(key, { ...draft, text, editedAt: serverNow(), accountId: of, ...prepared });
  getState().onEdit(key);
}

/** [DR19] Marks what is written as prepared for when the customer writes. */
export function prepareDraft(id: SessionId): void {
  const key = draftKey(id);
  const { account: accountId } = getState();
  putLocalDraft(key, { ...getLocalDraft(key), prepared: true, editedAt: serverNow(), accountId });
  getState().onEdit(key);
}

/** [DR8] Whether what is written to be sent is a search for a quick reply: only who knows them all can say. */
export function markSearch(id: SessionId, text: string | undefined): void {
  const key = draftKey(id);
  const draft = getLocalDraft(key);
  if (draft.search === text) return;
  const marked = { ...draft, search: text };
  putLocalDraft(key, marked);
  if (toldIn(marked) !== toldIn(draft)) getState().onEdit(key);
}

/** [DR14] What was put back into each box and may stand there still. */
const putBacks = new Map<DraftKey, readonly PutBack[]>();

interface PuttingBack {
  kind?: DraftKind;
  /** When it was written, by the server's clock; left out: it comes first. */
  at?: number;
  /** Its account, where another may be open by now. */
  of?: AccountId | null;
}

/** Puts a text back into the box without losing what stands there: [DR14] several stand in the order they were written. */
export function putBackDraft(id: SessionId, text: string, how: PuttingBack = {}): void {
  const { kind = "reply", at = Number.NEGATIVE_INFINITY, of = getState().account } = how;
  const key = draftKey(id, kind);
  const there = readDraft(id, kind);
  const before = (putBacks.get(key) ?? []).filter((one) => standsIn(there, one.text));
  putBacks.set(key, [...before, { text, at }]);
  writeDraft(id, withPutBack(there, before, { text, at }), kind, of);
}

/** Another tab wrote: its word counts here too. */
function onStorage(event: StorageEvent): void {
  if (!event.key?.startsWith(prefix)) return;
  const key = event.key.slice(prefix.length) as DraftKey;
  if (erased.has(key)) return;
  const { revision } = getLocalDraft(key);
  put(key, event.newValue ? parse(event.newValue) : { ...emptyDraft, revision });
}

// Also while no draft is shown: a text sent in another tab meanwhile must not appear in the box here.
window.addEventListener("storage", onStorage);

/** The draft of a session, as it changes: the text in the box. */
export const useDraft = (id: SessionId, kind: DraftKind = "reply"): string =>
  useDrafts((state) => draftIn(state, draftKey(id, kind)).text);

/** [DR19] Whether the draft is prepared, as it changes. */
export const usePrepared = (id: SessionId): boolean =>
  useDrafts((state) => isPrepared(draftIn(state, draftKey(id))));

/** What of it is to be sent one day: what rows and bars call a draft (DR8). */
export const useMeant = (id: SessionId): string =>
  useDrafts((state) => meantIn(draftIn(state, draftKey(id))));
