/** Does the work for every item, for at most `atOnce` at a time. Rejects with the first error, once all have been worked on. */
export async function mapConcurrent<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const left = items.values();
  const errors: unknown[] = [];
  const workOn = async (): Promise<void> => {
    for (const item of left) await work(item).catch((error: unknown) => void errors.push(error));
  };
  await Promise.all(Array.from({ length: atOnce }, workOn));
  if (errors.length > 0) throw errors[0];
}
