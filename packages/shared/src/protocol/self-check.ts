/** [SC4] The server's knowledge of itself and of one account, to diagnose a fault. */

import { z } from "zod";
import { health } from "../domain/health-schema.ts";
import { instant, seq } from "../domain/ids.ts";

export const selfCheckAnswer = z.object({
  version: z.string(),
  now: instant,
  health,
  seq,
  /** Replies that are not sent, failed or unconfirmed yet. `since`: when the first was written. */
  replies: z.object({ waiting: z.int().min(0), since: instant.nullable() }),
  /** [AL4] The time of WeChat's last push; null before the first. */
  heardAt: instant.nullable(),
});
export type SelfCheckAnswer = z.infer<typeof selfCheckAnswer>;
