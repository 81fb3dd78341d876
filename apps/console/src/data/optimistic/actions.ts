/** The agent's pending and failed actions, so that every row, button and menu shows the same. */
import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import type { SessionAction } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import type { Refusal } from "@jieru/shared/protocol/refusals";
import { create } from "zustand";
import type { Failure, Outcome } from "../http/outcome.ts";
import { onLive } from "../store/connection.ts";
import type { OptimisticPatch } from "./patches.ts";

type OtherActionName = "remark" | "tags" | "blocked" | "status" | "pickup" | "role" | "unbind";
export type ActionName = SessionAction | OtherActionName;

interface Running extends OptimisticPatch {
  accountId: AccountId;
  target: string;
  action: ActionName;
}

export interface ActionState {
  action: ActionName;
  failure: Failure | null;
}

interface Failed extends ActionState {
  accountId?: AccountId;
  isConfirmed?: OptimisticPatch["isConfirmed"];
}

/** How long a patch stays after the response without confirmation by the feed. */
const feedGraceMs = 5000;

interface Actions {
  running: readonly Running[];
  failed: ReadonlyMap<string, Failed>;
}
export const useActions = create<Actions>()(() => ({ running: [], failed: new Map() }));

const without =
  (isGone: (running: Running) => boolean) =>
  ({ running }: Actions): Partial<Actions> => ({ running: running.filter((r) => !isGone(r)) });

const withFailure =
  (target: string, failure: Failed) =>
  ({ failed }: Actions): Partial<Actions> => ({ failed: new Map(failed).set(target, failure) });

export function clearFailure(target: string): void {
  const failed = new Map(useActions.getState().failed);
  if (failed.delete(target)) useActions.setState({ failed });
}

/** [SE18] Removes a pending action's patch, for an action that undoes it. */
export const dropPatch = (target: string, action: ActionName): void =>
  useActions.setState(without((r) => r.target === target && r.action === action));

/** Shows a refusal without asking the server, which would certainly refuse. */
export const refuse = (target: string, action: ActionName, refusal: Refusal): void =>
  useActions.setState(withFailure(target, { action, failure: { kind: "refusal", refusal } }));

/** [KB10] Actions that the page takes on its own: they are never shown. */
const byItself: ReadonlySet<ActionName> = new Set(["markRead"]);

/** Actions that give the right to reply or end (WU4); later requests must wait for them. */
const makesMine: ReadonlySet<ActionName> = new Set(["pickUp", "reactivate", "reopen", "takeOver", "wrapUp"]);
const unanswered = new Map<string, Promise<unknown>>();

function noteUnanswered(target: string, answer: Promise<unknown>): void {
  unanswered.set(target, answer);
  void answer.finally(() => unanswered.get(target) === answer && unanswered.delete(target));
}

/** [KB10] Returns the pending request that makes the agent the owner of a session. */
export const becomingMine = (session: SessionId): Promise<unknown> | undefined => unanswered.get(session);

interface Step {
  accountId: AccountId;
  target: string;
  action: ActionName;
  patch: OptimisticPatch;
}

/** Applies the patch, sends the request, and removes the patch if it fails. */
export async function act<T>(step: Step, send: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  const { accountId, target, action, patch } = step;
  // [MA2] The same agent may be in other accounts, which must not show the patch.
  const here = ({ account }: Snapshot) => account.id === accountId;
  const apply = (snapshot: Snapshot) => (here(snapshot) ? patch.apply(snapshot) : snapshot);
  if (!byItself.has(action)) clearFailure(target);
  const one: Running = { ...patch, apply, accountId, target, action };
  useActions.setState(({ running }) => ({ running: [...running, one] }));
  const answer = send();
  if (makesMine.has(action)) noteUnanswered(target, answer);
  const outcome = await answer;
  const end = () => useActions.setState(without((r) => r === one));
  if (outcome.ok) setTimeout(end, feedGraceMs);
  else {
    end();
    const failure = { action, failure: outcome, accountId, isConfirmed: patch.isConfirmed };
    if (!byItself.has(action)) useActions.setState(withFailure(target, failure));
  }
  return outcome;
}

/** Removes the patches that the snapshot contains. */
export function dropConfirmed(accountId: AccountId, snapshot: Snapshot): void {
  // A later equal action must not be confirmed before the earlier one.
  const waited = new Set<string>();
  const { running } = useActions.getState();
  const left = running.filter((r) => {
    if (r.accountId !== accountId) return true;
    const action = `${r.action} ${r.target}`;
    if (!waited.has(action) && r.isConfirmed(snapshot)) return false;
    waited.add(action);
    return true;
  });
  if (left.length !== running.length) useActions.setState({ running: left });
  forget((f) => isUnreached(f) && f.accountId === accountId && f.isConfirmed?.(snapshot) === true);
}

const isUnreached = ({ failure }: Failed): boolean => failure?.kind === "offline";

function forget(isOver: (failed: Failed) => boolean): void {
  const { failed } = useActions.getState();
  const left = [...failed].filter(([, f]) => !isOver(f));
  if (left.length !== failed.size) useActions.setState({ failed: new Map(left) });
}

const seenOnScreen: ReadonlySet<ActionName> = new Set(["pickUp", "reactivate", "reopen", "status", "pickup"]);

// [TR10] Clears offline failures when the screen is current again.
onLive(() => forget((f) => isUnreached(f) && seenOnScreen.has(f.action)));

export const isActing = (target: string): boolean =>
  useActions.getState().running.some((r) => r.target === target);

const noPatches: readonly OptimisticPatch[] = [];

/** Returns the patches of all pending actions, or none and no renders if `wanted` is false. */
export const usePatches = (wanted: boolean): readonly OptimisticPatch[] =>
  useActions(({ running }) => (wanted ? running : noPatches));

const stateCache = new WeakMap<Running, ActionState>();

function stateOf({ running, failed }: Actions, target: string, accountId?: AccountId): ActionState | null {
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

/** Returns the pending action or last failure of a target. Pass the account for an agent, who may be in several. */
export const useAction = (target: string, accountId?: AccountId): ActionState | null =>
  useActions((actions) => stateOf(actions, target, accountId));
