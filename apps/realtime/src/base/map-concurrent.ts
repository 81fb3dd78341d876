/**
 * Does the work for every item, never for more than so many at a time. One that fails keeps no other from its turn; when all
 * have had theirs, rejects with the first error there was.
 */
export async function aFewAtOnce<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const left = items.values();
  const errors: unknown[] = [];
  const takeTurns = async (): Promise<void> => {
    for (const item of left) await work(item).catch((error: unknown) => void errors.push(error));
  };
  await Promise.all(Array.from({ length: atOnce }, takeTurns));
  if (errors.length > 0) throw errors[0];
}
