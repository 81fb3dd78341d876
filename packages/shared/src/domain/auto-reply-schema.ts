import { z } from "zod";

/** [GR7] Why the next opening is unknown. */
export const slotProblem = z.enum([
  /** The text is also sent within opening hours, while no agent is online. */
  "not_only_closed",
  "no_next_opening",
]);
