import { addAbortSignal, Readable } from "node:stream";

/**
 * [EX4] A file that is read no faster than it is taken. Where `signal` aborts, or a piece cannot be had, it ends with an error, and
 * so does the connection it is sent on: what was not finished looks like nothing else. `onClose` runs once, whatever becomes of it.
 */
export function fileOf(pieces: AsyncGenerator<string>, signal: AbortSignal, onClose: () => void): Readable {
  const file = Readable.from(pieces, { highWaterMark: 1 });
  return addAbortSignal(signal, file.once("close", onClose));
}
