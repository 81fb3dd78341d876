/** Writes log records. The service continues whatever happens to them (F43): a full disk, a reader that stopped or left. */
import type { Writable } from "node:stream";
import type { DestinationStream } from "pino";

/** Beyond this many unread bytes, records are dropped. The next record that fits has their number. */
const maxWaitingBytes = 4 * 1024 * 1024;
let left = 0;

/** Returns the number of lost records since the start. */
export const lostLines = (): number => left;

/** Returns an output that never throws and never waits. Beyond `maxWaitingBytes` it counts records instead of writing them. */
export function lastingOutput(out: Writable = process.stdout): DestinationStream {
  let untold = 0;
  // NOTE: without a listener, a stream's error would end the process.
  out.on("error", () => {
    left++;
  });
  return {
    write(line) {
      if (out.writableLength > maxWaitingBytes) {
        untold++;
        left++;
        return;
      }
      if (untold > 0)
        out.write(
          `${JSON.stringify({ level: 40, time: Date.now(), lost: untold, msg: "log lines were lost" })}\n`,
        );
      untold = 0;
      out.write(line);
    },
  };
}
