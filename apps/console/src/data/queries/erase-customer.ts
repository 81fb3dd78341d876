import type { ConversationId } from "@jieru/shared/domain/ids";
import { request } from "../http/http.ts";
import type { Outcome } from "../http/outcome.ts";
import { paths } from "../http/paths.ts";

/** [RT2] Erases a customer for good; the feed tells every console. */
export const eraseCustomer = (id: ConversationId): Promise<Outcome<unknown>> =>
  request("DELETE", paths.conversation(id));
