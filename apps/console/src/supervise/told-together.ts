/** [BO5] What went back to the line for one reason is told in one line: a lost agent's thirty sessions would hide all else. */
import type { Happening } from "@jieru/shared/protocol/board";

export interface Told {
  newest: Happening;
  /** Of a group the oldest, which stays while others come. */
  oldest: Happening;
  count: number;
}

const withinMs = 60_000;

const belongTogether = (newer: Happening, older: Happening): boolean =>
  newer.what === "waits_again" &&
  older.what === "waits_again" &&
  newer.why === older.why &&
  newer.fromId === older.fromId &&
  newer.at - older.at <= withinMs;

/** Newest first, as they come; a group stands where its newest does, as two agents' sessions may go back in turn. */
export function toldTogether(happenings: readonly Happening[]): Told[] {
  const told: Told[] = [];
  for (const happening of happenings) {
    const group = told.find(({ oldest }) => belongTogether(oldest, happening));
    if (group) Object.assign(group, { oldest: happening, count: group.count + 1 });
    else told.push({ newest: happening, oldest: happening, count: 1 });
  }
  return told;
}
