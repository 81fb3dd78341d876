/** Writes log records. The service continues despite a full disk or a reader that stopped (F43). */
import type { Writable } from "node:stream";
import type { DestinationStream } from "pino";

/** Beyond this many unread bytes, records are dropped and counted. */
const maxWaitingBytes = 4 * 1024 * 1024;
let left = 0;

export const lostLines = (): number => left;

/** Returns an output that never throws and never waits. */
export function lastingOutput(out: Writable = process.stdout): DestinationStream {
  let lostCount = 0;
  // NOTE: without a listener, a stream's error would end the process.
  out.on("error", () => {
    left++;
  });
  return {
    write(line) {
      if (out.writableLength > maxWaitingBytes) {
        lostCount++;
        left++;
        return;
      }
      if (lostCount > 0)
        out.write(
          `${JSON.stringify({ level: 40, time: Date.now(), lost: lostCount, msg: "log lines were lost" })}\n`,
        );
      lostCount = 0;
      out.write(line);
    },
  };
}
