/** What a server can do now and what it cannot (DE1). */
import type { z } from "zod";
import type { health } from "./health-schema.ts";

export type Health = z.infer<typeof health>;

export const wellHealth: Health = { database: "ok", wechat: "ok", media: "ok", redis: "unused", jobs: "ok" };

/** [DE2] Whether nothing can be kept now: no push is acknowledged, and nobody can change anything. */
export const keepsNothing = ({ database }: Pick<Health, "database">): boolean =>
  database !== "ok" && database !== "slow";
