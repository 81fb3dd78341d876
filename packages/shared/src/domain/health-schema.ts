import { z } from "zod";

export const health = z.object({
  /** `read_only` and `full`: the database answers but cannot store anything. */
  database: z.enum(["ok", "slow", "read_only", "full", "away"]),
  wechat: z.enum(["ok", "unreachable"]),
  media: z.enum(["ok", "full"]),
  /** Always `unused`. Servers of an older release may send the other values. */
  redis: z.enum(["ok", "away", "unused"]),
  /** Whether background jobs can be assigned. Older servers leave it out. */
  jobs: z.enum(["ok", "away"]).default("ok"),
});
