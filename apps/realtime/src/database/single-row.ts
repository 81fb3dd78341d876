/** Returns the row of a statement that always returns one. */
export function singleRow<T>({ rows: [row] }: { rows: readonly T[] }): T {
  if (row === undefined) throw new Error("a statement that always answers a row answered none");
  return row;
}
