/**
 * [DE10] Handles uncaught errors.
 * - Unhandled rejection: logged and counted. The process continues, because every change that must be atomic is in a transaction.
 * - Uncaught exception: data in memory can no longer be trusted. The process ends at once, to be restarted. Killing it is safe at any time.
 */
import type { Logger } from "pino";

let strays = 0;
/** Returns the number of unhandled rejections since the start. */
export const strayRejections = (): number => strays;

/** Long enough to write the last log record. */
const lastWordsMs = 100;

/** Installs the handlers. Call it once per process, before anything may fail. */
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
