/**
 * Syncs drafts with the server: sends a draft 0.8 s after typing stops, with the known revision, and merges
 * changes of other devices. One request per draft at a time keeps the revisions in order (DR3).
 */
import type { Draft } from "@jieru/shared/domain/draft";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { DraftsAnswer } from "@jieru/shared/protocol/drafts";
import { request } from "../http/http.ts";
import { isPassing, isRefusedAs, type Outcome } from "../http/outcome.ts";
import { paths } from "../http/paths.ts";
import {
  type DraftKey,
  draftKey,
  followEdits,
  forgetDraftsOf,
  getLocalDraft,
  knownKeys,
  partsOf,
  putLocalDraft,
} from "./draft-store.ts";
import { returnLeftTexts } from "./leaving-texts.ts";
import {
  isPrepared,
  isUnsaved,
  type LocalDraft,
  mergeDraft,
  mergeNone,
  savedAs,
  savedTextOf,
} from "./merge.ts";

const typingPauseMs = 800;
const retryMs = 5_000;
const timers = new Map<DraftKey, ReturnType<typeof setTimeout>>();
const inFlight = new Map<DraftKey, { sent: LocalDraft; saving: Promise<void> }>();
/** Typed on this page and not saved: drafts from elsewhere do not replace these. */
const touched = new Set<DraftKey>();
/** When each draft was last sent; a list requested before that is outdated. */
const sentAt = new Map<DraftKey, number>();

function ask(key: DraftKey, local: LocalDraft, keepalive = false): Promise<Outcome<{ draft: Draft } | null>> {
  const { sessionId, kind } = partsOf(key);
  const { revision } = local;
  const text = savedTextOf(local);
  const path = paths.ofSession(sessionId, "draft");
  return text === ""
    ? request("DELETE", `${path}?kind=${kind}&base=${revision}`, { keepalive })
    : request("PUT", path, {
        body: { kind, text, base: revision, ...(isPrepared(local) && { prepared: true }) },
        keepalive,
      });
}

async function save(key: DraftKey): Promise<void> {
  const sent = getLocalDraft(key);
  sentAt.set(key, performance.now());
  const outcome = await ask(key, sent);
  sentAt.set(key, performance.now());
  if (outcome.ok) {
    const saved = savedAs(getLocalDraft(key), savedTextOf(sent), sent.revision + 1, isPrepared(sent));
    putLocalDraft(key, saved);
    if (!isUnsaved(getLocalDraft(key))) touched.delete(key);
    else saveIn(key, typingPauseMs);
  } else if (isRefusedAs(outcome, "draft_changed")) {
    takeOver(key, outcome.refusal.draft, sent.accountId, sent.revision);
    saveIn(key, 0);
  } else if (isPassing(outcome) || isRefusedAs(outcome, "too_many_requests")) saveIn(key, retryMs);
  // [RT3] The customer was erased while this page was offline.
  else if (isRefusedAs(outcome, "session_not_found")) forgetDraftsOf(partsOf(key).sessionId);
  // Any other refusal is final: the text stays here until it is changed or discarded.
}

function saveNow(key: DraftKey): void {
  clearTimeout(timers.get(key));
  timers.delete(key);
  if (inFlight.has(key)) return;
  const local = getLocalDraft(key);
  if (!isUnsaved(local)) return void touched.delete(key);
  const saving = save(key).finally(() => inFlight.delete(key));
  inFlight.set(key, { sent: local, saving });
}

function saveIn(key: DraftKey, ms: number): void {
  clearTimeout(timers.get(key));
  timers.set(
    key,
    setTimeout(() => {
      if (inFlight.has(key)) saveIn(key, typingPauseMs);
      else saveNow(key);
    }, ms),
  );
}

/**
 * Merges the server's draft. `refused` is the revision that the server rejected. [DR3] If the server has an
 * earlier one (a restored backup, a new draft), the known revision no longer counts.
 */
function takeOver(key: DraftKey, remote: Draft, accountId: AccountId | null, refused?: number): void {
  const local = { ...getLocalDraft(key), accountId };
  const isOfBefore = refused === local.revision && remote.revision < refused;
  const known = isOfBefore ? { ...local, revision: 0 } : local;
  const merged = mergeDraft(known, remote, touched.has(key));
  putLocalDraft(key, merged);
  if (!isUnsaved(merged)) touched.delete(key);
}

let asking: AccountId | null = null;

/** [DR4] Loads the drafts of an account, merges them and sends unsaved ones. */
export async function refreshDrafts(accountId: AccountId): Promise<void> {
  if (asking === accountId) return;
  asking = accountId;
  const askedAt = performance.now();
  const outcome = await request<DraftsAnswer>("GET", paths.drafts(accountId));
  asking = null;
  if (!outcome.ok) return;
  const remote = new Map(outcome.value.drafts.map((d) => [draftKey(d.sessionId, d.kind), d]));
  for (const key of new Set([...remote.keys(), ...knownKeys()])) {
    if (inFlight.has(key) || (sentAt.get(key) ?? 0) >= askedAt) continue;
    const there = remote.get(key);
    const local = getLocalDraft(key);
    if (!there && local.accountId !== accountId) continue;
    if (there) takeOver(key, there, accountId);
    else if (local.revision > 0) putLocalDraft(key, mergeNone(local));
    if (isUnsaved(getLocalDraft(key)) && !timers.has(key)) saveIn(key, 0);
  }
}

const isSame = (a: LocalDraft, b: LocalDraft): boolean =>
  savedTextOf(a) === savedTextOf(b) && isPrepared(a) === isPrepared(b);

function saveOnPageHide(): void {
  for (const key of touched) {
    const local = getLocalDraft(key);
    const inProgress = inFlight.get(key);
    if (inProgress ? isSame(local, inProgress.sent) : !isUnsaved(local)) continue;
    // The server will have saved the pending request by then.
    void ask(key, { ...local, revision: local.revision + (inProgress ? 1 : 0) }, true);
  }
}

/** Saves twice, as the first save may be pending or meet a conflict. */
async function saveTwice(key: DraftKey): Promise<void> {
  for (let round = 1; round <= 2; round++) {
    saveNow(key);
    await inFlight.get(key)?.saving;
  }
}

/** [DR2] Saves all drafts now. Resolves with false if a draft may still be saved later. */
export async function settleDrafts(): Promise<boolean> {
  await Promise.all([...touched, ...inFlight.keys()].map(saveTwice));
  return ![...touched].some((key) => timers.has(key));
}

export function startDrafts(accountId: AccountId): () => void {
  followEdits(accountId, (key) => {
    touched.add(key);
    saveIn(key, getLocalDraft(key).text === "" ? 0 : typingPauseMs);
  });
  const refresh = () => void refreshDrafts(accountId);
  const onVisibility = () => {
    if (document.visibilityState === "visible") refresh();
    else void settleDrafts();
  };
  refresh();
  void returnLeftTexts(accountId);
  window.addEventListener("focus", refresh);
  window.addEventListener("online", refresh);
  window.addEventListener("pagehide", saveOnPageHide);
  document.addEventListener("visibilitychange", onVisibility);
  return () => {
    followEdits(null, () => undefined);
    window.removeEventListener("focus", refresh);
    window.removeEventListener("online", refresh);
    window.removeEventListener("pagehide", saveOnPageHide);
    document.removeEventListener("visibilitychange", onVisibility);
  };
}
