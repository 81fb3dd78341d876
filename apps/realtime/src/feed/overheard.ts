import type { AccountId, AgentId, OpeningId, SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { type Reading, readingLastsMs, recordPaging } from "../conversations/reading.ts";
import type { GatewayOptions } from "./gateway.ts";

type Needed = Pick<GatewayOptions, "pool" | "clock" | "log">;
interface Hearer {
  agentId: AgentId;
  address: string | undefined;
}

/** A database that takes nothing is asked once in so long, not with each message. */
const tryAgainAfterMs = 5_000;

/**
 * [AG7] An agent who receives messages of somebody else's session reads them, even without having loaded the page. It is
 * recorded once for each socket and session, and again when the reading it belongs to is over. What could not be recorded is tried anew,
 * as of when it was, when something more is heard.
 */
export function createOverheard({ pool, clock, log }: Needed, { agentId, address: ip = "" }: Hearer) {
  const noted = new Map<SessionId, number>();
  const owed = new Map<SessionId, { reading: Reading; openedAt: number }>();
  let failedAt = Number.NEGATIVE_INFINITY;

  const record = (id: SessionId, { reading, openedAt }: { reading: Reading; openedAt: number }): void => {
    owed.delete(id);
    recordPaging(pool, reading, openedAt).then(
      (since) => noted.set(id, since),
      (error: unknown) => {
        owed.set(id, { reading, openedAt });
        failedAt = clock.now();
        log.warn({ err: error }, "that a conversation was read could not be written down");
      },
    );
  };

  return (accountId: AccountId, { id, conversationId, openedAt }: Session, opening?: OpeningId): void => {
    const at = clock.now();
    if (at - (noted.get(id) ?? Number.NEGATIVE_INFINITY) > readingLastsMs) {
      noted.set(id, at);
      owed.set(id, { reading: { accountId, agentId, conversationId, ip, at, opening }, openedAt });
    }
    if (Math.abs(at - failedAt) < tryAgainAfterMs) return;
    for (const [session, what] of owed) record(session, what);
  };
}
