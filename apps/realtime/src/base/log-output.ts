/** Where log lines go. Whatever becomes of them there, the service goes on (F43): a full disk, a reader that stopped or left. */
import type { Writable } from "node:stream";
import type { DestinationStream } from "pino";

/** More than this unread, and lines are left out; how many, the next line that fits says. */
const maxWaitingBytes = 4 * 1024 * 1024;
let left = 0;

/** Lines nobody will ever read, since the start. */
export const lostLines = (): number => left;

/** Never throws and never waits: beyond `maxWaitingBytes` lines are counted instead of kept. */
export function lastingOutput(out: Writable = process.stdout): DestinationStream {
  let untold = 0;
  // NOTE: unheard, the error of a stream would end the process.
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
