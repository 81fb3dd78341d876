/**
 * Tells the server what was written here, and takes over what was written elsewhere.
 *
 *     typing ─ 0.8 s ─► PUT with the revision known ─► saved | changed elsewhere: merge, and again | nobody there: later
 *
 * One request a draft at a time, so that nothing of ours overtakes itself (DR3).
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
import { putBackLeft } from "./leaving-texts.ts";
import { isPrepared, isUnsaved, type LocalDraft, mergeDraft, mergeNone, savedAs, toldIn } from "./merge.ts";

const typingPauseMs = 800;
const retryMs = 5_000;
const timers = new Map<DraftKey, ReturnType<typeof setTimeout>>();
const inFlight = new Map<DraftKey, { sent: LocalDraft; saving: Promise<void> }>();
/** Typed in this page and not saved yet: these are not replaced by what comes from elsewhere. */
const touched = new Set<DraftKey>();
/** When each draft was last sent; an answer requested before that is outdated. */
const toldAt = new Map<DraftKey, number>();

function ask(key: DraftKey, local: LocalDraft, keepalive = false): Promise<Outcome<{ draft: Draft } | null>> {
  const { sessionId, kind } = partsOf(key);
  const { revision } = local;
  const text = toldIn(local);
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
  toldAt.set(key, performance.now());
  const outcome = await ask(key, sent);
  toldAt.set(key, performance.now());
  if (outcome.ok) {
    const saved = savedAs(getLocalDraft(key), toldIn(sent), sent.revision + 1, isPrepared(sent));
    putLocalDraft(key, saved);
    if (!isUnsaved(getLocalDraft(key))) touched.delete(key);
    else saveIn(key, typingPauseMs);
  } else if (isRefusedAs(outcome, "draft_changed")) {
    takeOver(key, outcome.refusal.draft, sent.accountId, sent.revision);
    saveIn(key, 0);
  } else if (isPassing(outcome) || isRefusedAs(outcome, "too_many_requests")) saveIn(key, retryMs);
  // [RT3] The customer was erased while nobody could tell this page.
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
 * `refused`: the revision that the server did not have. [DR3] Where it has an earlier one instead, a backup was restored, say, or the draft
 * was deleted and begun anew: what was known of it counts no more, or it would be told on top of the same revision for ever.
 */
function takeOver(key: DraftKey, remote: Draft, accountId: AccountId | null, refused?: number): void {
  const local = { ...getLocalDraft(key), accountId };
  const isOfBefore = refused === local.revision && remote.revision < refused;
  const known = isOfBefore ? { ...local, revision: 0 } : local;
  const merged = mergeDraft(known, remote, touched.has(key));
  putLocalDraft(key, merged);
  if (!isUnsaved(merged)) touched.delete(key);
}

// One request at a time; not rendered.
let asking: AccountId | null = null;

/** [DR4] What was written elsewhere, and what waits here to be told. Asked when the page is looked at again. */
export async function refreshDrafts(accountId: AccountId): Promise<void> {
  if (asking === accountId) return;
  asking = accountId;
  const askedAt = performance.now();
  const outcome = await request<DraftsAnswer>("GET", paths.drafts(accountId));
  asking = null;
  if (!outcome.ok) return;
  const remote = new Map(outcome.value.drafts.map((d) => [draftKey(d.sessionId, d.kind), d]));
  for (const key of new Set([...remote.keys(), ...knownKeys()])) {
    if (inFlight.has(key) || (toldAt.get(key) ?? 0) >= askedAt) continue;
    const there = remote.get(key);
    const local = getLocalDraft(key);
    // Drafts of another account are not in this one's answer.
    if (!there && local.accountId !== accountId) continue;
    if (there) takeOver(key, there, accountId);
    else if (local.revision > 0) putLocalDraft(key, mergeNone(local));
    if (isUnsaved(getLocalDraft(key)) && !timers.has(key)) saveIn(key, 0);
  }
}

const isSame = (a: LocalDraft, b: LocalDraft): boolean =>
  toldIn(a) === toldIn(b) && isPrepared(a) === isPrepared(b);

/** The page is closing: unsaved drafts are sent by requests that continue after it. */
function tellLast(): void {
  for (const key of touched) {
    const local = getLocalDraft(key);
    const onItsWay = inFlight.get(key);
    if (onItsWay ? isSame(local, onItsWay.sent) : !isUnsaved(local)) continue;
    // By then the server will have saved what is already on its way.
    void ask(key, { ...local, revision: local.revision + (onItsWay ? 1 : 0) }, true);
  }
}

/** Once more, where another text was on its way already or stood there. */
async function settle(key: DraftKey): Promise<void> {
  for (let telling = 1; telling <= 2; telling++) {
    saveNow(key);
    await inFlight.get(key)?.saving;
  }
}

/** [DR2] Sends everything unsaved now. Resolves when it is saved or could not be: false where it may be later. */
export async function settleDrafts(): Promise<boolean> {
  await Promise.all([...touched, ...inFlight.keys()].map(settle));
  return ![...touched].some((key) => timers.has(key));
}

/** Keeps this browser's drafts and the server's the same while an account is open. */
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
  void putBackLeft(accountId);
  window.addEventListener("focus", refresh);
  window.addEventListener("online", refresh);
  window.addEventListener("pagehide", tellLast);
  document.addEventListener("visibilitychange", onVisibility);
  return () => {
    followEdits(null, () => undefined);
    window.removeEventListener("focus", refresh);
    window.removeEventListener("online", refresh);
    window.removeEventListener("pagehide", tellLast);
    document.removeEventListener("visibilitychange", onVisibility);
  };
}
