/**
 * The snapshot of each account on this page. It is loaded once over HTTP (`data/queries/snapshot.ts`) and then changed by frames of the feed
 * alone (`data/feed/receive-frame.ts`).
 */
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { create } from "zustand";
import { useActions } from "../optimistic/actions.ts";
import type { Overlay } from "../optimistic/overlay.ts";

type ByAccount = Readonly<Record<AccountId, Snapshot>>;

interface Snapshots {
  /** What the server has said. */
  confirmed: ByAccount;
  /** The same with the agent's own actions that are under way. */
  shown: ByAccount;
}

const useSnapshots = create<Snapshots>()(() => ({ confirmed: {}, shown: {} }));

const withOverlays = (snapshot: Snapshot, overlays: readonly Overlay[]): Snapshot =>
  overlays.reduce((shown, overlay) => overlay.apply(shown), snapshot);

useActions.subscribe(({ running }, before) => {
  if (running === before.running) return;
  const { confirmed } = useSnapshots.getState();
  const shown = Object.entries(confirmed).map(([id, snapshot]) => [id, withOverlays(snapshot, running)]);
  useSnapshots.setState({ shown: Object.fromEntries(shown) });
});

/** Replaces what the server has said of an account. */
export function putSnapshot(accountId: AccountId, snapshot: Snapshot): void {
  const { running } = useActions.getState();
  useSnapshots.setState(({ confirmed, shown }) => ({
    confirmed: { ...confirmed, [accountId]: snapshot },
    shown: { ...shown, [accountId]: withOverlays(snapshot, running) },
  }));
}

/** Returns what the server has said of an account; undefined before it was loaded. */
export const confirmedSnapshot = (accountId: AccountId): Snapshot | undefined =>
  useSnapshots.getState().confirmed[accountId];

/** Returns the account as the screen shows it, with the actions that are under way; undefined before it was loaded. */
export const shownSnapshot = (accountId: AccountId): Snapshot | undefined =>
  useSnapshots.getState().shown[accountId];

/** Calls the listener with every change of a snapshot, until the returned function is called. */
export const onSnapshot = (listener: () => void): (() => void) => useSnapshots.subscribe(listener);

/** The route loads the snapshot before it draws anything, and it stays for as long as the page is open. */
function loaded(snapshot: Snapshot | undefined): Snapshot {
  if (!snapshot) throw new Error("the snapshot is read before it was loaded");
  return snapshot;
}

const whole = (snapshot: Snapshot): Snapshot => snapshot;

/**
 * Returns the account as this agent sees it, or the part that `select` picks. [DW2] The component is drawn again only when that part
 * is another one, so `select` must return a part of the snapshot or a plain value.
 */
export function useSnapshot(accountId: AccountId): Snapshot;
export function useSnapshot<T>(accountId: AccountId, select: (snapshot: Snapshot) => T): T;
export function useSnapshot<T>(
  accountId: AccountId,
  select: (snapshot: Snapshot) => T | Snapshot = whole,
): T | Snapshot {
  return useSnapshots(({ shown }) => select(loaded(shown[accountId])));
}

/** The same of what the server has said, without the actions that are under way. */
export function useConfirmedSnapshot<T>(accountId: AccountId, select: (snapshot: Snapshot) => T): T {
  return useSnapshots(({ confirmed }) => select(loaded(confirmed[accountId])));
}

/** Forgets all snapshots, for tests. */
export const resetSnapshots = (): void => useSnapshots.setState(useSnapshots.getInitialState(), true);
