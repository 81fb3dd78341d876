/** [BO5] What went back to the line for one reason is told in one line: a lost agent's thirty sessions would hide all else. */
import type { Happening } from "./board.ts";

const withinMs = 60_000;

const belongTogether = (newer: Happening | undefined, older: Happening): boolean =>
  newer?.what === "waits_again" &&
  older.what === "waits_again" &&
  newer.why === older.why &&
  newer.fromId === older.fromId &&
  newer.at - older.at <= withinMs;

/** The lines they make, each with its happenings, newest first, as they come; a line stands where its newest does, as two agents' sessions may go back in turn. */
export function toldTogether(happenings: readonly Happening[]): Happening[][] {
  const lines: Happening[][] = [];
  for (const happening of happenings) {
    const line = lines.find((of) => belongTogether(of.at(-1), happening));
    if (line) line.push(happening);
    else lines.push([happening]);
  }
  return lines;
}
