import { addAbortSignal, Readable } from "node:stream";

/**
 * [EX4] Returns a stream that reads pieces only as fast as the client takes them. When `signal` aborts or a piece
 * fails, the stream ends with an error, and so does its connection. An incomplete file therefore never looks complete.
 * `onClose` runs once in every case.
 */
export function fileOf(pieces: AsyncGenerator<string>, signal: AbortSignal, onClose: () => void): Readable {
  const file = Readable.from(pieces, { highWaterMark: 1 });
  return addAbortSignal(signal, file.once("close", onClose));
}
