import type { ConversationId } from "@jieru/shared/domain/ids";
import type { Outcome } from "../state/outcome.ts";
import { request } from "./http.ts";
import { paths } from "./paths.ts";

/** [RT2] For good. The feed tells every console, this one too. */
export const eraseCustomer = (id: ConversationId): Promise<Outcome<unknown>> =>
  request("DELETE", paths.conversation(id));
