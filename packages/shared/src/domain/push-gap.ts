/** [PU8] An ingestion outage: customers' messages in this time may be lost. */
import type { z } from "zod";
import type { pushGap } from "./push-gap-schema.ts";

export type PushGap = z.infer<typeof pushGap>;

export const joinGaps = (...lists: readonly (readonly PushGap[])[]): PushGap[] => {
  const byFrom = new Map(lists.flat().map((gap) => [gap.from, gap]));
  return [...byFrom.values()].sort((a, b) => a.from - b.from);
};
