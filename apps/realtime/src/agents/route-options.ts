import type { Context } from "../base/context.ts";
import type { Lanes } from "../lane/lane.ts";
import type { Strangers } from "../sign-in/strangers.ts";

export interface AgentRoutesOptions {
  context: Context;
  lanes: Lanes;
  strangers: Strangers;
}
