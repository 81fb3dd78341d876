/**
 * Returns the row of a statement that always returns one, such as `insert … returning`. Throws if there is none, which is a bug of ours.
 */
export function theRow<T>({ rows: [row] }: { rows: readonly T[] }): T {
  if (row === undefined) throw new Error("a statement that always answers a row answered none");
  return row;
}
