/** The row of a statement that always answers one, such as `insert … returning`. Throws where there is none, which is a bug of ours. */
export function theRow<T>({ rows: [row] }: { rows: readonly T[] }): T {
  if (row === undefined) throw new Error("a statement that always answers a row answered none");
  return row;
}
