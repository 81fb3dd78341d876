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

/** Returns `wanted` in the places of `shown`: `gone` replaces rows that left, and new rows go to the end. */
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

/** Returns `wanted`, or the result of `keep` while rows are held. `wanted` and `keep` must be stable. */
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
