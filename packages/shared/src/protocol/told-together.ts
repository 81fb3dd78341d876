/** [BO5] Sessions that returned to the queue for one reason share a line: thirty sessions of a lost agent would hide other events. */
import type { Happening } from "./board.ts";

const withinMs = 60_000;

const belongTogether = (newer: Happening | undefined, older: Happening): boolean =>
  newer?.what === "waits_again" &&
  older.what === "waits_again" &&
  newer.why === older.why &&
  newer.fromId === older.fromId &&
  newer.at - older.at <= withinMs;

/** Returns the lines, newest first by their newest event, as sessions of two agents may return in turn. */
export function toldTogether(happenings: readonly Happening[]): Happening[][] {
  const lines: Happening[][] = [];
  for (const happening of happenings) {
    const line = lines.find((of) => belongTogether(of.at(-1), happening));
    if (line) line.push(happening);
    else lines.push([happening]);
  }
  return lines;
}
