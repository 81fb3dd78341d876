import type { Context } from "../base/context.ts";
import type { Lanes } from "../lane/lane.ts";
import type { LookupLimiter } from "../sign-in/lookup-limiter.ts";

export interface AgentRoutesOptions {
  context: Context;
  lanes: Lanes;
  lookupLimiter: LookupLimiter;
}
