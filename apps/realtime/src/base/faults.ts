/**
 * [DE10] Handles uncaught errors. Rejections are logged and counted, as changes are transactional. Exceptions end the
 * process at once, which is always safe.
 */
import type { Logger } from "pino";

let strays = 0;
export const strayRejections = (): number => strays;

/** Enough to write the last log record. */
const flushMs = 100;

export function handleFaults(log: Logger): void {
  process.on("unhandledRejection", (reason) => {
    strays++;
    log.error({ err: reason }, "an unhandled rejection");
  });
  process.on("uncaughtException", (error) => {
    log.fatal({ err: error }, "an uncaught exception: the process ends");
    setTimeout(() => process.exit(1), flushMs);
  });
}
