import { addAbortSignal, Readable } from "node:stream";

/**
 * [EX4] Returns a stream at the client's pace. An abort or failure ends it with an error, so that an incomplete file
 * never looks complete. `onClose` always runs once.
 */
export function fileOf(pieces: AsyncGenerator<string>, signal: AbortSignal, onClose: () => void): Readable {
  const file = Readable.from(pieces, { highWaterMark: 1 });
  return addAbortSignal(signal, file.once("close", onClose));
}
