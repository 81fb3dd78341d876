import type { AccountId, AgentId, OpeningId, SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { readingLastsMs, recordPaging } from "../conversations/reading.ts";
import type { GatewayOptions } from "./gateway.ts";

type Needed = Pick<GatewayOptions, "pool" | "clock" | "log">;
interface Hearer {
  agentId: AgentId;
  address: string | undefined;
}

/**
 * [AG7] An agent who receives messages of somebody else's session reads them, even without having loaded the page. It is
 * recorded once for each socket and session, and again when the reading it belongs to is over.
 */
export function createOverheard({ pool, clock, log }: Needed, { agentId, address: ip = "" }: Hearer) {
  const noted = new Map<SessionId, number>();
  return (accountId: AccountId, { id, conversationId, openedAt }: Session, opening?: OpeningId): void => {
    const at = clock.now();
    if (at - (noted.get(id) ?? Number.NEGATIVE_INFINITY) <= readingLastsMs) return;
    noted.set(id, at);
    const reading = { accountId, agentId, conversationId, ip, at, opening };
    recordPaging(pool, reading, openedAt).then(
      (since) => noted.set(id, since),
      (error: unknown) => {
        noted.delete(id);
        log.warn({ err: error }, "that a conversation was read could not be written down");
      },
    );
  };
}
