/** What the work answers, and its milliseconds on a processor in this thread: what else runs on the machine is not its fault. */
export function timed<T>(work: () => T): [answer: T, ms: number] {
  const before = process.threadCpuUsage();
  const answer = work();
  const { user, system } = process.threadCpuUsage(before);
  return [answer, (user + system) / 1_000];
}
