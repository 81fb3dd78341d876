/**
 * [DE10] What becomes of faults that nobody caught. A promise nobody waited for: logged and counted, the process goes on, for
 * what must not be half done is in a transaction. An error thrown where nobody could catch it: nothing in memory can be
 * trusted, and the process ends at once, to be started again; killing it is safe at any time.
 */
import type { Logger } from "pino";

let strays = 0;
/** Rejections nobody waited for, since the start. */
export const strayRejections = (): number => strays;

/** Long enough for the last line to get out. */
const lastWordsMs = 100;

/** Once for a process, before anything may fail. */
export function handleFaults(log: Logger): void {
  process.on("unhandledRejection", (reason) => {
    strays++;
    log.error({ err: reason }, "a rejection that nobody waited for");
  });
  process.on("uncaughtException", (error) => {
    log.fatal({ err: error }, "an error that nobody caught: the process ends");
    setTimeout(() => process.exit(1), lastWordsMs);
  });
}
