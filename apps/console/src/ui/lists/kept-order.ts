import { useRef } from "react";

/** `wanted` in the order of `shown`, new ones at the end, so that no row moves under the pointer or away from its open menu. */
export function keepOrder<R>(shown: readonly R[], wanted: readonly R[], keyOf: (row: R) => string): R[] {
  const place = new Map(shown.map((row, i) => [keyOf(row), i]));
  const at = (row: R) => place.get(keyOf(row)) ?? shown.length;
  return wanted.toSorted((a, b) => at(a) - at(b));
}

/** The rows in the order they had when `list` was first drawn, so that none is where another was when somebody decided to press. */
export function useKeptOrder<R>(list: string, wanted: readonly R[], keyOf: (row: R) => string): readonly R[] {
  const shown = useRef({ list, rows: wanted });
  const rows = shown.current.list === list ? keepOrder(shown.current.rows, wanted, keyOf) : wanted;
  shown.current = { list, rows };
  return rows;
}
