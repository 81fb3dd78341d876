/** The parts of a server that work now (DE1). */
import type { z } from "zod";
import type { health } from "./health-schema.ts";

export type Health = z.infer<typeof health>;

export const wellHealth: Health = { database: "ok", wechat: "ok", media: "ok", redis: "unused", jobs: "ok" };

/** [DE2] Returns whether the server can store nothing: it acknowledges no push and accepts no change. */
export const keepsNothing = ({ database }: Pick<Health, "database">): boolean =>
  database !== "ok" && database !== "slow";
