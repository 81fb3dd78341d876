import { noAllowance } from "@jieru/shared/domain/allowance";
import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import type { Customer, Session } from "@jieru/shared/domain/session";
import type { Pool } from "pg";
import { withoutContent } from "../presenters/present.ts";

type Kept = Pick<Customer, "remark" | "tags" | "blocked">;
/** Used if an earlier release wrote the session. */
const nothing: Kept = { remark: null, tags: [], blocked: false };

/** [AG7] Returns ended sessions as their last owner knew them, without messages and later records. */
export async function asLastKnown(
  pool: Pool,
  accountId: AccountId,
  sessions: readonly Session[],
): Promise<Session[]> {
  if (sessions.length === 0) return [];
  const { rows } = await pool.query<{ id: SessionId; customer: Kept | null }>(
    `select s.id, coalesce(s.last_known_customer, (e.payload #> '{session,customer}')::jsonb) as customer
       from sessions s left join events e on s.last_known_customer is null and e.account_id = $1 and e.seq = s.last_seq
                        and e.payload #>> '{session,id}' = s.id
      where s.account_id = $1 and s.id = any($2)`,
    [accountId, sessions.map(({ id }) => id)],
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
