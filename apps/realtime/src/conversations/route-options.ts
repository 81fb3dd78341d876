import type { Pool } from "pg";
import type { Clock } from "../base/context.ts";
import type { Lanes } from "../lane/lane.ts";

export interface ConversationRoutesOptions {
  pool: Pool;
  lanes: Lanes;
  clock: Clock;
}
