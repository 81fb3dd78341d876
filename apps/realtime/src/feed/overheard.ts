import type { AccountId, AgentId, SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { recordPaging } from "../conversations/reading.ts";
import type { GatewayOptions } from "./gateway.ts";

type Needed = Pick<GatewayOptions, "pool" | "clock" | "log">;
interface Hearer {
  agentId: AgentId;
  address: string | undefined;
}

/** [AG7] Whoever hears what is said in another's session reads it, also who never asked for the page: noted once a socket and session. */
export function createOverheard({ pool, clock, log }: Needed, { agentId, address: ip = "" }: Hearer) {
  const noted = new Set<SessionId>();
  return (accountId: AccountId, { id, conversationId, openedAt }: Session): void => {
    if (noted.has(id)) return;
    noted.add(id);
    const reading = { accountId, agentId, conversationId, ip, at: clock.now() };
    recordPaging(pool, reading, openedAt).catch((error: unknown) => {
      noted.delete(id);
      log.warn({ err: error }, "that a conversation was read could not be written down");
    });
  };
}
