/** Returns the result and the processor milliseconds of this thread, which other processes do not affect. */
export function timed<T>(work: () => T): [answer: T, ms: number] {
  const before = process.threadCpuUsage();
  const answer = work();
  const { user, system } = process.threadCpuUsage(before);
  return [answer, (user + system) / 1_000];
}
