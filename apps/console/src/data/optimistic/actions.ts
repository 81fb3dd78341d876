/** The agent's actions that are under way or were refused, in one place, so that every row, button and menu shows the same. */
import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import type { SessionAction } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import type { Refusal } from "@jieru/shared/protocol/refusals";
import { create } from "zustand";
import type { Failure, Outcome } from "../http/outcome.ts";
import { onLive } from "../store/connection.ts";
import type { Overlay } from "./overlay.ts";

/** Actions on customers and agents. */
type OtherActionName = "remark" | "tags" | "blocked" | "status" | "pickup" | "role" | "unbind";
export type ActionName = SessionAction | OtherActionName;

interface Running extends Overlay {
  accountId: AccountId;
  /** The session, conversation or agent it is about. */
  target: string;
  action: ActionName;
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

interface Actions {
  running: readonly Running[];
  /** Why the last action on a target failed, by target. */
  failed: ReadonlyMap<string, Failed>;
}
export const useActions = create<Actions>()(() => ({ running: [], failed: new Map() }));

const without =
  (isGone: (running: Running) => boolean) =>
  ({ running }: Actions): Partial<Actions> => ({ running: running.filter((r) => !isGone(r)) });

const withFailure =
  (target: string, failure: Failed) =>
  ({ failed }: Actions): Partial<Actions> => ({ failed: new Map(failed).set(target, failure) });

/** Forgets a refusal that has been read or has become irrelevant. */
export function clearFailure(target: string): void {
  const failed = new Map(useActions.getState().failed);
  if (failed.delete(target)) useActions.setState({ failed });
}

/** [SE18] Removes what the action shows at once, also while the server has not answered, for an action that undoes it. */
export const dropOverlay = (target: string, action: ActionName): void =>
  useActions.setState(without((r) => r.target === target && r.action === action));

/** Shows a refusal at once, without asking the server, where the server is certain to refuse. */
export const refuse = (target: string, action: ActionName, refusal: Refusal): void =>
  useActions.setState(withFailure(target, { action, failure: { kind: "refusal", refusal } }));

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
  // [MA14] An overlay on an agent must not show in other accounts, where the same agent may be.
  const here = ({ account }: Snapshot) => account.id === accountId;
  const apply = (desk: Snapshot) => (here(desk) ? overlay.apply(desk) : desk);
  if (!byItself.has(action)) clearFailure(target);
  const one: Running = { ...overlay, apply, accountId, target, action };
  useActions.setState(({ running }) => ({ running: [...running, one] }));
  const answer = send();
  if (makesMine.has(action)) noteUnanswered(target, answer);
  const outcome = await answer;
  const end = () => useActions.setState(without((r) => r === one));
  if (outcome.ok) setTimeout(end, feedGraceMs);
  else {
    end();
    const failure = { action, failure: outcome, accountId, settled: overlay.settled };
    if (!byItself.has(action)) useActions.setState(withFailure(target, failure));
  }
  return outcome;
}

/** Called with every new snapshot: drops the overlays whose change it already contains. */
export function settle(accountId: AccountId, snapshot: Snapshot): void {
  // What was done twice, away and online again: before either is told, the facts look as after the second.
  const waited = new Set<string>();
  const { running } = useActions.getState();
  const left = running.filter((r) => {
    if (r.accountId !== accountId) return true;
    const action = `${r.action} ${r.target}`;
    if (!waited.has(action) && r.settled(snapshot)) return false;
    waited.add(action);
    return true;
  });
  if (left.length !== running.length) useActions.setState({ running: left });
  forget((f) => isUnreached(f) && f.accountId === accountId && f.settled?.(snapshot) === true);
}

/** The server did not answer, so it is unknown whether the action happened. */
const isUnreached = ({ failure }: Failed): boolean => failure?.kind === "offline";

function forget(isOver: (failed: Failed) => boolean): void {
  const { failed } = useActions.getState();
  const left = [...failed].filter(([, f]) => !isOver(f));
  if (left.length !== failed.size) useActions.setState({ failed: new Map(left) });
}

/** Actions whose outcome is visible on the screen itself. */
const seenOnScreen: ReadonlySet<ActionName> = new Set(["pickUp", "reactivate", "reopen", "status", "pickup"]);

// [TR10] The screen is up to date again: messages that the server was not reached are cleared.
onLive(() => forget((f) => isUnreached(f) && seenOnScreen.has(f.action)));

/** Whether an action of this page on a session, conversation or agent is under way. */
export const isActing = (target: string): boolean =>
  useActions.getState().running.some((r) => r.target === target);

const noOverlays: readonly Overlay[] = [];

/** The overlays of all actions under way. With `wanted` false it returns none, and their changes do not draw the component again. */
export const useOverlays = (wanted: boolean): readonly Overlay[] =>
  useActions(({ running }) => (wanted ? running : noOverlays));

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

/**
 * The action under way on a session, conversation or agent, or why the last one failed. Pass the account for an agent, who may
 * be in several: then only actions in that account count.
 */
export const useAction = (target: string, accountId?: AccountId): ActionState | null =>
  useActions((actions) => stateOf(actions, target, accountId));
