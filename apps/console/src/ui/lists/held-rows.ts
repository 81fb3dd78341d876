import { useState } from "react";

interface Row {
  key: string;
}

/** Returns `wanted` in the order of `shown`; new rows go to the end. */
export function keepOrder<R>(shown: readonly R[], wanted: readonly R[], keyOf: (row: R) => string): R[] {
  const place = new Map(shown.map((row, i) => [keyOf(row), i]));
  const at = (row: R) => place.get(keyOf(row)) ?? shown.length;
  return wanted.toSorted((a, b) => at(a) - at(b));
}

/** Returns `wanted` in the places of `shown`: a row that left is replaced by what `gone` makes of it, and new rows go to the end. */
export function keepPlaces<R extends Row>(
  shown: readonly R[],
  wanted: readonly R[],
  gone: (row: R) => R,
): R[] {
  const here = new Map(wanted.map((row) => [row.key, row]));
  const had = new Set(shown.map(({ key }) => key));
  return [
    ...shown.map((row) => here.get(row.key) ?? gone(row)),
    ...wanted.filter(({ key }) => !had.has(key)),
  ];
}

/**
 * Returns the rows to show: `wanted`, or while the rows are held what `keep` makes of the rows shown before. `keep` is null while they
 * are not held. Another `list` starts with its wanted rows. `wanted` must be memoized and `keep` declared outside the component, as
 * each change of them is computed once and stored.
 */
export function useHeldRows<T>(list: string, wanted: T, keep: ((shown: T, wanted: T) => T) | null): T {
  const [held, setHeld] = useState<{ list: string; wanted: T; keep: typeof keep; shown: T } | null>(null);
  if (!keep) {
    if (held) setHeld(null);
    return wanted;
  }
  const isSame = held?.list === list && held.keep === keep;
  if (isSame && held.wanted === wanted) return held.shown;
  const shown = isSame ? keep(held.shown, wanted) : wanted;
  setHeld({ list, wanted, keep, shown });
  return shown;
}
