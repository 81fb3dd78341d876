/** What a server can do now and what it cannot (DE1). */
import { z } from "../zod.ts";

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
export type Health = z.infer<typeof health>;

export const wellHealth: Health = { database: "ok", wechat: "ok", media: "ok", redis: "unused", jobs: "ok" };

/** [DE2] Whether nothing can be kept now: no push is acknowledged, and nobody can change anything. */
export const keepsNothing = ({ database }: Pick<Health, "database">): boolean =>
  database !== "ok" && database !== "slow";
