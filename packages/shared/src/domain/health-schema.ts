import { z } from "zod";

export const health = z.object({
  /** `read_only` and `full`: it answers, and takes nothing in. */
  database: z.enum(["ok", "slow", "read_only", "full", "away"]),
  wechat: z.enum(["ok", "unreachable"]),
  /** Where the bytes of images are kept. */
  media: z.enum(["ok", "full"]),
  /** Always `unused`. Servers of an older release may send the other values. */
  redis: z.enum(["ok", "away", "unused"]),
  /** Background jobs: whether they can be given out. A server of the release before does not say. */
  jobs: z.enum(["ok", "away"]).default("ok"),
});
