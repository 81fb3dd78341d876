/**
 * [DR15] A text sent with an image enters the send queue after the upload. Until then it is stored with the draft,
 * and its tab holds a lock on it. A stored text without a lock belongs to a tab that crashed.
 */
import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import { hold, locks } from "../../lib/browser/tab-lock.ts";
import { serverNow } from "../../lib/time/server-clock.ts";
import { loadPending } from "../outbox/pending-storage.ts";
import {
  type DraftKey,
  draftKey,
  getLocalDraft,
  knownKeys,
  partsOf,
  putLocalDraft,
  returnDraft,
  storedDraft,
} from "./draft-store.ts";
import type { LeavingText } from "./merge.ts";

/** Longer than an upload may take; without locks, older texts count as abandoned. */
const longestMs = 60_000;
const ours = new Set<string>();
const lockOf = (press: string): string => `jieru:leaving:${press}`;

function change(key: DraftKey, changed: (all: readonly LeavingText[]) => readonly LeavingText[]): void {
  const { leaving = [], ...draft } = getLocalDraft(key);
  const next = changed(leaving);
  putLocalDraft(key, next.length === 0 ? draft : { ...draft, leaving: next });
}

const without = (press: string) => (all: readonly LeavingText[]) => all.filter((one) => one.press !== press);

/** Stores a text until the returned function is called. */
export function keepLeaving(id: SessionId, leaving: LeavingText): () => void {
  const key = draftKey(id);
  const { press } = leaving;
  ours.add(press);
  change(key, (all) => [...all, leaving]);
  const release = hold(lockOf(press), "exclusive");
  return () => {
    ours.delete(press);
    change(key, without(press));
    release();
  };
}

/** Returns the texts of crashed tabs to the composer, each once. */
export async function returnLeftTexts(accountId: AccountId): Promise<void> {
  const left = knownKeys().flatMap((key) => {
    const draft = getLocalDraft(key);
    return draft.accountId === accountId ? (draft.leaving ?? []).map(({ press }) => ({ key, press })) : [];
  });
  for (const { key, press } of left) if (!ours.has(press)) await ifLeft(press, () => returnText(key, press));
}

async function ifLeft(press: string, returnIt: () => void): Promise<void> {
  await locks()?.request(lockOf(press), { ifAvailable: true }, (lock) => lock && returnIt());
  if (!locks()) returnIt();
}

function returnText(key: DraftKey, press: string): void {
  // Another page may have returned it first.
  const one = storedDraft(key).leaving?.find((stored) => stored.press === press);
  if (one && !locks() && serverNow() - one.at < longestMs) return;
  change(key, without(press));
  if (!one || loadPending().some((reply) => reply.press === press)) return;
  returnDraft(partsOf(key).sessionId, one.text, { at: one.at, of: getLocalDraft(key).accountId });
}
