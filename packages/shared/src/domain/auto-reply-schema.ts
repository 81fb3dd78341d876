import { z } from "zod";

/** [GR7] Why the next opening cannot be told. */
export const slotProblem = z.enum([
  /** The text is also sent within the opening hours, while nobody is there: when somebody comes is not known. */
  "not_only_closed",
  /** The account never closes, or never opens again. */
  "no_next_opening",
]);
