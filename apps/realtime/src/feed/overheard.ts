import type { AccountId, AgentId, OpeningId, SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { readingLastsMs, recordPaging, recordWaiting } from "../audit/record-reading.ts";
import type { GatewayOptions } from "./gateway-options.ts";

type Needed = Pick<GatewayOptions, "pool" | "clock" | "log">;
interface Hearer {
  agentId: AgentId;
  address: string | undefined;
}

/** A database that takes nothing is asked once in so long, not with each message. */
const tryAgainAfterMs = 5_000;

/** A session that is heard while it waits is another reading than the same session in somebody's hands. */
type Heard = `${"waiting" | "others"} ${SessionId}`;
/** Records the reading, and answers when it began. */
type Record = () => Promise<number>;

/**
 * [AG7] [AU6] An agent who receives messages of a waiting session, or of somebody else's, reads them, even without having loaded the page. It
 * is recorded once for each socket and session, and again when the reading it belongs to is over. What could not be recorded is tried anew,
 * as of when it was, when something more is heard.
 */
export function createOverheard({ pool, clock, log }: Needed, { agentId, address: ip = "" }: Hearer) {
  const noted = new Map<Heard, number>();
  const owed = new Map<Heard, Record>();
  let failedAt = Number.NEGATIVE_INFINITY;

  const settle = (heard: Heard, record: Record): void => {
    owed.delete(heard);
    record().then(
      (since) => noted.set(heard, since),
      (error: unknown) => {
        owed.set(heard, record);
        failedAt = clock.now();
        log.warn({ err: error }, "that a conversation was read could not be written down");
      },
    );
  };

  return (accountId: AccountId, session: Session, opening?: OpeningId): void => {
    const at = clock.now();
    const { id, conversationId, openedAt, state } = session;
    const heard: Heard = `${state === "waiting" ? "waiting" : "others"} ${id}`;
    if (at - (noted.get(heard) ?? Number.NEGATIVE_INFINITY) > readingLastsMs) {
      noted.set(heard, at);
      const reader = { agentId, ip, at, opening };
      owed.set(heard, () =>
        state === "waiting"
          ? recordWaiting(pool, { id, accountId, conversationId, openedAt }, reader).then(() => at)
          : recordPaging(pool, { accountId, conversationId, ...reader }, openedAt),
      );
    }
    if (Math.abs(at - failedAt) < tryAgainAfterMs) return;
    for (const [one, record] of owed) settle(one, record);
  };
}
