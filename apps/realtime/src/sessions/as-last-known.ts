import { noAllowance } from "@jieru/shared/domain/allowance";
import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import type { Customer, Session } from "@jieru/shared/domain/session";
import type { Pool } from "pg";
import { withoutContent } from "../presenters/present.ts";

type Kept = Pick<Customer, "remark" | "tags" | "blocked">;
/** Used if the log no longer goes back that far. */
const nothing: Kept = { remark: null, tags: [], blocked: false };

/**
 * [AG7] Returns ended sessions as their last owner knew them at the last message. They contain neither messages, nor
 * what others have recorded about the customer since.
 */
export async function asLastKnown(
  pool: Pool,
  accountId: AccountId,
  sessions: readonly Session[],
): Promise<Session[]> {
  if (sessions.length === 0) return [];
  const { rows } = await pool.query<{ id: SessionId; customer: Kept | null }>(
    `select s.id, e.payload #> '{session,customer}' as customer
       from unnest($2::text[], $3::bigint[]) as s(id, seq) join events e on e.account_id = $1 and e.seq = s.seq
      where e.payload #>> '{session,id}' = s.id`,
    [accountId, sessions.map(({ id }) => id), sessions.map(({ lastSeq }) => lastSeq)],
  );
  const known = new Map(rows.map(({ id, customer }) => [id, customer]));
  return sessions.map((s) => {
    const { remark, tags, blocked } = known.get(s.id) ?? nothing;
    const { mentions: _, ...customer } = s.customer;
    return {
      ...withoutContent(s),
      customer: { ...customer, remark, tags, blocked },
      allowance: noAllowance,
    };
  });
}
