/** [PU8] A time in which no push could be taken, so that what customers said in it may be lost. */
import type { z } from "zod";
import type { pushGap } from "./push-gap-schema.ts";

export type PushGap = z.infer<typeof pushGap>;

/** In order; the same beginning is the same gap. */
export const joinGaps = (...lists: readonly (readonly PushGap[])[]): PushGap[] => {
  const byFrom = new Map(lists.flat().map((gap) => [gap.from, gap]));
  return [...byFrom.values()].sort((a, b) => a.from - b.from);
};
