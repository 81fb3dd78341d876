import type { PushTally } from "./pushes.ts";
import type { ReplyTally } from "./replies.ts";

export const total = (tally: PushTally | ReplyTally): number =>
  Object.values(tally).reduce((all: number, n: number) => all + n, 0);
