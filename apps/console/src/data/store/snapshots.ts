/** Snapshots by account: loaded over HTTP, then changed only by frames (`data/feed/receive-frame.ts`). */
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { create } from "zustand";
import { useActions } from "../optimistic/actions.ts";
import type { OptimisticPatch } from "../optimistic/patches.ts";

type ByAccount = Readonly<Record<AccountId, Snapshot>>;

interface Snapshots {
  /** As sent by the server. */
  confirmed: ByAccount;
  /** With the patches of pending actions. */
  shown: ByAccount;
}

const useSnapshots = create<Snapshots>()(() => ({ confirmed: {}, shown: {} }));

const withPatches = (snapshot: Snapshot, patches: readonly OptimisticPatch[]): Snapshot =>
  patches.reduce((shown, patch) => patch.apply(shown), snapshot);

useActions.subscribe(({ running }, before) => {
  if (running === before.running) return;
  const { confirmed } = useSnapshots.getState();
  const shown = Object.entries(confirmed).map(([id, snapshot]) => [id, withPatches(snapshot, running)]);
  useSnapshots.setState({ shown: Object.fromEntries(shown) });
});

export function putSnapshot(accountId: AccountId, snapshot: Snapshot): void {
  const { running } = useActions.getState();
  useSnapshots.setState(({ confirmed, shown }) => ({
    confirmed: { ...confirmed, [accountId]: snapshot },
    shown: { ...shown, [accountId]: withPatches(snapshot, running) },
  }));
}

/** Returns an account's snapshot as sent by the server; undefined before it is loaded. */
export const confirmedSnapshot = (accountId: AccountId): Snapshot | undefined =>
  useSnapshots.getState().confirmed[accountId];

/** Returns an account's snapshot as shown, with pending patches; undefined before it is loaded. */
export const shownSnapshot = (accountId: AccountId): Snapshot | undefined =>
  useSnapshots.getState().shown[accountId];

export const onSnapshot = (listener: () => void): (() => void) => useSnapshots.subscribe(listener);

/** The route loads the snapshot before it renders. */
function loaded(snapshot: Snapshot | undefined): Snapshot {
  if (!snapshot) throw new Error("the snapshot is read before it was loaded");
  return snapshot;
}

const whole = (snapshot: Snapshot): Snapshot => snapshot;

/**
 * Returns the shown snapshot, or the part that `select` returns. [DW2] The component renders only if that part
 * changes, so `select` must return a part of the snapshot or a plain value.
 */
export function useSnapshot(accountId: AccountId): Snapshot;
export function useSnapshot<T>(accountId: AccountId, select: (snapshot: Snapshot) => T): T;
export function useSnapshot<T>(
  accountId: AccountId,
  select: (snapshot: Snapshot) => T | Snapshot = whole,
): T | Snapshot {
  return useSnapshots(({ shown }) => select(loaded(shown[accountId])));
}

export function useConfirmedSnapshot<T>(accountId: AccountId, select: (snapshot: Snapshot) => T): T {
  return useSnapshots(({ confirmed }) => select(loaded(confirmed[accountId])));
}

export const resetSnapshots = (): void => useSnapshots.setState(useSnapshots.getInitialState(), true);
