import { useRef } from "react";

interface Row {
  key: string;
}

/** `wanted` in the places of `shown`: sessions that left leave an empty place, new ones go to the end. */
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

/** [RD14] The rows of a list; while they are `kept`, no row moves into the place of another. */
export function useKeptPlaces<R extends Row>(
  list: string,
  wanted: readonly R[],
  kept: boolean,
  gone: (row: R) => R,
): readonly R[] {
  const shown = useRef({ list, rows: wanted });
  const rows = kept && shown.current.list === list ? keepPlaces(shown.current.rows, wanted, gone) : wanted;
  shown.current = { list, rows };
  return rows;
}
