import type { AccountId } from "@jieru/shared/domain/ids";
import { useState } from "react";
import { recall, remember } from "../../data/feed/tab-memory.ts";
import { useMe } from "../../data/queries/use-snapshot.ts";

interface Written<F> {
  typed: Partial<F>;
  /** The fields as they were when typing began. */
  before: Partial<F>;
}

export interface StoredForm<F> {
  values: F;
  set: (change: Partial<F>) => void;
  /** The changes are from an earlier visit. */
  kept: boolean;
  /** Somebody else has changed a field that is also changed here. */
  conflict: boolean;
  forget: () => void;
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Returns only the changed fields, as somebody else may have changed the rest. */
export const changedFields = <F extends object>(before: F, after: F): Partial<F> =>
  Object.fromEntries(
    Object.entries(after).filter(([name, value]) => !isSame(value, before[name as keyof F])),
  ) as Partial<F>;

/**
 * [KA8] [QR10] Holds unsaved changes to the fields `now` of one item. This tab stores them until they are saved or
 * discarded.
 */
export function useStoredForm<F extends object>(
  accountId: AccountId,
  { kind, id }: { kind: string; id: string },
  now: F,
): StoredForm<F> {
  const key = `${kind}.1.${useMe(accountId).id} ${accountId} ${id}`;
  const [found] = useState(() => recall<Written<F>>(key));
  const [written, setWritten] = useState<Written<F>>(found ?? { typed: {}, before: {} });
  const { typed, before } = written;
  const values = { ...now, ...typed };
  const set = (change: Partial<F>) => {
    const begun = Object.fromEntries(Object.keys(change).map((name) => [name, now[name as keyof F]]));
    const next = { typed: { ...typed, ...change }, before: { ...begun, ...before } };
    remember(key, next);
    setWritten(next);
  };
  const changed = Object.keys(changedFields(now, values)) as (keyof F)[];
  return {
    values,
    set,
    kept: found !== null && written === found,
    conflict: changed.some((name) => name in before && !isSame(before[name], now[name])),
    forget: () => remember(key, null),
  };
}
