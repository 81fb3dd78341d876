import { z } from "zod";
import { attemptStates, grantKinds } from "./allowance.ts";
import { instant } from "./ids.ts";

export const allowance = z.object({
  /** Remaining replies, whether or not the window is open. */
  left: z.int().nonnegative(),
  /** Replies of the last grant: the number of pips in the bar. */
  granted: z.int().nonnegative(),
  /** The end of the reply window; 0 without a grant. */
  until: instant,
  grantedBy: z.enum(grantKinds).nullable(),
  grantedAt: instant.nullable(),
  /** [RA8] Why an agent may not try a reply beyond the count; absent if one may be tried. */
  attempt: z.enum(attemptStates).optional(),
});

/** [RA9] The number of a reply after one customer message, and the time of WeChat's answer. */
const answeredReply = z.object({ replies: z.int().positive(), at: instant });
export const replyEvidence = z.object({
  accepted: answeredReply.nullable(),
  /** The lowest number to which WeChat answered 45047. */
  refused: answeredReply.nullable(),
});
