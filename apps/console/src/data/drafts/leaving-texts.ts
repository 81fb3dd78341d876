/**
 * [DR15] A text that was sent beside an image enters the send queue once the image is up. Until then it is kept with the draft, in the
 * browser's storage, and its tab holds a lock on it: a page that finds it without that lock knows that its tab has crashed.
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
  putBackDraft,
  putLocalDraft,
  storedDraft,
} from "./draft-store.ts";
import type { LeavingText } from "./merge.ts";

/** Longer than an upload may take: without locks, what is older is nobody's any more. */
const longestMs = 60_000;
const ours = new Set<string>();
const lockOf = (press: string): string => `jieru:leaving:${press}`;

function change(key: DraftKey, changed: (all: readonly LeavingText[]) => readonly LeavingText[]): void {
  const { leaving = [], ...draft } = getLocalDraft(key);
  const next = changed(leaving);
  putLocalDraft(key, next.length === 0 ? draft : { ...draft, leaving: next });
}

const without = (press: string) => (all: readonly LeavingText[]) => all.filter((one) => one.press !== press);

/** Keeps a text until the returned function is called, because it is in the queue or in the box again. */
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

/** Puts back into their boxes the texts of an account whose tabs have crashed: each once, whichever page comes first. */
export async function putBackLeft(accountId: AccountId): Promise<void> {
  const left = knownKeys().flatMap((key) => {
    const draft = getLocalDraft(key);
    return draft.accountId === accountId ? (draft.leaving ?? []).map(({ press }) => ({ key, press })) : [];
  });
  for (const { key, press } of left) if (!ours.has(press)) await ifLeft(press, () => putBack(key, press));
}

async function ifLeft(press: string, putsBack: () => void): Promise<void> {
  await locks()?.request(lockOf(press), { ifAvailable: true }, (lock) => lock && putsBack());
  if (!locks()) putsBack();
}

function putBack(key: DraftKey, press: string): void {
  // Another page may have been first, and this one need not have heard of it yet.
  const one = storedDraft(key).leaving?.find((stored) => stored.press === press);
  if (one && !locks() && serverNow() - one.at < longestMs) return;
  change(key, without(press));
  if (!one || loadPending().some((reply) => reply.press === press)) return;
  putBackDraft(partsOf(key).sessionId, one.text, { at: one.at, of: getLocalDraft(key).accountId });
}
