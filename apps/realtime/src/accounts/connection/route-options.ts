import type { Context } from "../../base/context.ts";
import type { Lanes } from "../../lane/lane.ts";
import type { ConnectionReader } from "./answer-connection.ts";
import type { ConnectionKeeper } from "./change-connection.ts";
import type { CredentialsWatch } from "./credentials-watch.ts";

export interface ConnectionRoutesOptions extends ConnectionKeeper, ConnectionReader {
  context: Context;
  watch: CredentialsWatch;
  lanes: Lanes;
}
