import type { ConversationId } from "@jieru/shared/domain/ids";
import { request } from "../http/http.ts";
import type { Outcome } from "../http/outcome.ts";
import { paths } from "../http/paths.ts";

/** [RT2] For good. The feed tells every console, this one too. */
export const eraseCustomer = (id: ConversationId): Promise<Outcome<unknown>> =>
  request("DELETE", paths.conversation(id));
