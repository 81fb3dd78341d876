import type { AccountId, AgentId, OpeningId, SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { readingLastsMs, recordPaging, recordWaiting } from "../audit/record-reading.ts";
import type { GatewayOptions } from "./gateway-options.ts";

type Needed = Pick<GatewayOptions, "pool" | "clock" | "log">;
interface Reader {
  agentId: AgentId;
  address: string | undefined;
}

const retryAfterMs = 5_000;

/** Reading a waiting session and an assigned one are separate readings. */
type ReadingKey = `${"waiting" | "others"} ${SessionId}`;
type Record = () => Promise<number>;

/**
 * [AG7] [AU6] Records that an agent received others' messages, once per socket and session and `readingLastsMs`. A
 * failed write is repeated with the next message.
 */
export function createReadAudit({ pool, clock, log }: Needed, { agentId, address: ip = "" }: Reader) {
  const recorded = new Map<ReadingKey, number>();
  const unwritten = new Map<ReadingKey, Record>();
  let failedAt = Number.NEGATIVE_INFINITY;

  const write = (key: ReadingKey, record: Record): void => {
    unwritten.delete(key);
    record().then(
      (since) => recorded.set(key, since),
      (error: unknown) => {
        unwritten.set(key, record);
        failedAt = clock.now();
        log.warn({ err: error }, "an access record could not be written");
      },
    );
  };

  return (accountId: AccountId, session: Session, opening?: OpeningId): void => {
    const at = clock.now();
    const { id, conversationId, openedAt, state } = session;
    const key: ReadingKey = `${state === "waiting" ? "waiting" : "others"} ${id}`;
    if (at - (recorded.get(key) ?? Number.NEGATIVE_INFINITY) > readingLastsMs) {
      recorded.set(key, at);
      const reader = { agentId, ip, at, opening };
      unwritten.set(key, () =>
        state === "waiting"
          ? recordWaiting(pool, { id, accountId, conversationId, openedAt }, reader).then(() => at)
          : recordPaging(pool, { accountId, conversationId, ...reader }, openedAt),
      );
    }
    if (Math.abs(at - failedAt) < retryAfterMs) return;
    for (const [one, record] of unwritten) write(one, record);
  };
}
