import { z } from "zod";
import { attemptStates, grantKinds } from "./allowance.ts";
import { instant } from "./ids.ts";

export const allowance = z.object({
  /** Replies still accepted, were the window open. */
  left: z.int().nonnegative(),
  /** Replies the last grant made available: the number of pips in the bar. */
  granted: z.int().nonnegative(),
  /** The instant from which nothing is accepted. 0 when nothing was ever granted. */
  until: instant,
  /** Which act of the customer granted it last, and when. */
  grantedBy: z.enum(grantKinds).nullable(),
  grantedAt: instant.nullable(),
  /** [RA8] Why no reply may be tried beyond the count; left out: one may. */
  attempt: z.enum(attemptStates).optional(),
});

/** [RA9] The number of a reply among those after one message of a customer, and when WeChat answered it. */
const answeredReply = z.object({ replies: z.int().positive(), at: instant });
export const replyEvidence = z.object({
  /** The highest that WeChat accepted beyond the count. */
  accepted: answeredReply.nullable(),
  /** The lowest to which WeChat answered 45047. */
  refused: answeredReply.nullable(),
});
