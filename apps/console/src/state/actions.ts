/** The agent's actions that are under way or were refused, in one place, so that every row, button and menu shows the same. */
import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import type { SessionAction } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import type { Refusal } from "@jieru/shared/protocol/refusals";
import { useSyncExternalStore } from "react";
import { createListeners } from "../ui/listeners.ts";
import type { Failure, Outcome } from "./outcome.ts";
import type { Overlay } from "./overlay.ts";

/** Actions on customers and agents. */
type OtherActionName = "remark" | "tags" | "blocked" | "status" | "pickup" | "role" | "unbind";
export type ActionName = SessionAction | OtherActionName;

interface Running extends Overlay {
  id: number;
  accountId: AccountId;
  /** The session, conversation or agent it is about. */
  target: string;
  action: ActionName;
  answered: boolean;
}

export interface ActionState {
  action: ActionName;
  /** null while it is on its way; otherwise why it did not happen. */
  failure: Failure | null;
}

interface Failed extends ActionState {
  accountId?: AccountId;
  /** Whether it happened after all. */
  settled?: Overlay["settled"];
}

/** How long an overlay stays after the answer while the feed has not confirmed it; after that, the feed's facts are shown. */
const feedGraceMs = 5000;
const listeners = createListeners();
let running: readonly Running[] = [];
let failed: ReadonlyMap<string, Failed> = new Map();
let nextId = 1;

function change(next: { running?: readonly Running[]; failed?: ReadonlyMap<string, Failed> }): void {
  running = next.running ?? running;
  failed = next.failed ?? failed;
  listeners.tell();
}

const without = (id: number): Running[] => running.filter((r) => r.id !== id);

/** Forgets a refusal that has been read or has become irrelevant. */
export function clearFailure(target: string): void {
  if (!failed.has(target)) return;
  const next = new Map(failed);
  next.delete(target);
  change({ failed: next });
}

/** [SE18] Removes what the action shows at once, also while the server has not answered, for an action that undoes it. */
export const dropOverlay = (target: string, action: ActionName): void =>
  change({ running: running.filter((r) => r.target !== target || r.action !== action) });

/** Shows a refusal at once, without asking the server, where the server is certain to refuse. */
export const refuse = (target: string, action: ActionName, refusal: Refusal): void =>
  change({ failed: new Map(failed).set(target, { action, failure: { kind: "refusal", refusal } }) });

/** [KB10] Actions the page takes on its own: they are not shown, and do not clear what is shown of the agent's actions. */
const byItself: ReadonlySet<ActionName> = new Set(["markRead"]);

/** Actions that give the agent the right to reply, or to end (WU4); what overtook them would be refused. */
const makesMine: ReadonlySet<ActionName> = new Set(["pickUp", "reactivate", "reopen", "takeOver", "wrapUp"]);
const unanswered = new Map<string, Promise<unknown>>();

function noteUnanswered(target: string, answer: Promise<unknown>): void {
  unanswered.set(target, answer);
  void answer.finally(() => unanswered.get(target) === answer && unanswered.delete(target));
}

/** [KB10] The request by which a session becomes mine, while it is unanswered; undefined if there is none. */
export const becomingMine = (session: SessionId): Promise<unknown> | undefined => unanswered.get(session);

interface Step {
  accountId: AccountId;
  target: string;
  action: ActionName;
  overlay: Overlay;
}

/** Shows the overlay at once, asks the server, and takes it back in place if the server says no. */
export async function act<T>(step: Step, send: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  const { accountId, target, action, overlay } = step;
  const id = nextId++;
  // [MA14] An overlay on an agent must not show in other accounts, where the same agent may be.
  const here = ({ account }: Snapshot) => account.id === accountId;
  const apply = (desk: Snapshot) => (here(desk) ? overlay.apply(desk) : desk);
  if (!byItself.has(action)) clearFailure(target);
  change({ running: [...running, { ...overlay, apply, id, accountId, target, action, answered: false }] });
  const answer = send();
  if (makesMine.has(action)) noteUnanswered(target, answer);
  const outcome = await answer;
  if (!outcome.ok) {
    const told = { action, failure: outcome, accountId, settled: overlay.settled };
    const next = byItself.has(action) ? failed : new Map(failed).set(target, told);
    change({ running: without(id), failed: next });
    return outcome;
  }
  change({ running: running.map((r) => (r.id === id ? { ...r, answered: true } : r)) });
  setTimeout(() => change({ running: without(id) }), feedGraceMs);
  return outcome;
}

/** Called with every new snapshot: drops the overlays whose change it already contains. */
export function settle(accountId: AccountId, snapshot: Snapshot): void {
  // What was done twice, away and online again: before either is told, the facts look as after the second.
  const waited = new Set<string>();
  const next = running.filter((r) => {
    if (r.accountId !== accountId) return true;
    const deed = `${r.action} ${r.target}`;
    if (!waited.has(deed) && r.settled(snapshot)) return false;
    waited.add(deed);
    return true;
  });
  if (next.length !== running.length) change({ running: next });
  forget((f) => isUnreached(f) && f.accountId === accountId && f.settled?.(snapshot) === true);
}

/** The server did not answer, so it is unknown whether the action happened. */
const isUnreached = ({ failure }: Failed): boolean => failure?.kind === "offline";

function forget(isOver: (failed: Failed) => boolean): void {
  const left = [...failed].filter(([, f]) => !isOver(f));
  if (left.length !== failed.size) change({ failed: new Map(left) });
}

/** Actions whose outcome is visible on the screen itself. */
const seenOnScreen: ReadonlySet<ActionName> = new Set(["pickUp", "reactivate", "reopen", "status", "pickup"]);

const trueAgain = createListeners();

/** Calls the listener when the screen is up to date again after a break, to clear other "not reached" messages. */
export const onTrueAgain = trueAgain.listen;

/** [TR10] The screen is up to date again: messages that the server was not reached are cleared. */
export function forgetUnreached(): void {
  forget((f) => isUnreached(f) && seenOnScreen.has(f.action));
  trueAgain.tell();
}

/** Whether an action of this page on a session, conversation or agent is under way. */
export const isActing = (target: string): boolean => running.some((r) => r.target === target);

/** The overlays of all actions under way. */
export const currentOverlays = (): readonly Overlay[] => running;

export const followOverlays = listeners.listen;

const noOverlays: readonly Overlay[] = [];
const none = (): readonly Overlay[] => noOverlays;

/** With `wanted` false it returns none, and their changes do not draw the component again. */
export const useOverlays = (wanted: boolean): readonly Overlay[] =>
  useSyncExternalStore(listeners.listen, wanted ? currentOverlays : none);

const stateCache = new WeakMap<Running, ActionState>();

function stateOf(target: string, accountId?: AccountId): ActionState | null {
  const isIn = (one: { accountId?: AccountId }) => !accountId || (one.accountId ?? accountId) === accountId;
  const r = running.findLast((x) => x.target === target && !byItself.has(x.action) && isIn(x));
  if (!r) {
    const last = failed.get(target);
    return last && isIn(last) ? last : null;
  }
  const state = stateCache.get(r) ?? { action: r.action, failure: null };
  stateCache.set(r, state);
  return state;
}

/**
 * The action under way on a session, conversation or agent, or why the last one failed. Pass the account for an agent, who may
 * be in several: then only actions in that account count.
 */
export const useAction = (target: string, accountId?: AccountId): ActionState | null =>
  useSyncExternalStore(listeners.listen, () => stateOf(target, accountId));
