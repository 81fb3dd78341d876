/** [SC4] What the server knows of itself and of one account, for who looks for where it is stuck. */

import { z } from "zod";
import { health } from "../domain/health-schema.ts";
import { instant, seq } from "../domain/ids.ts";

export const selfCheckAnswer = z.object({
  /** The release that answers. */
  version: z.string(),
  /** The server's time. */
  now: instant,
  health,
  /** How far the account's log is. */
  seq,
  /** Replies that are not on record as sent, failed or unconfirmed. `since`: when the first of them was written. */
  replies: z.object({ waiting: z.int().min(0), since: instant.nullable() }),
  /** [AL4] When WeChat was last heard; null before its first push. */
  heardAt: instant.nullable(),
});
export type SelfCheckAnswer = z.infer<typeof selfCheckAnswer>;
