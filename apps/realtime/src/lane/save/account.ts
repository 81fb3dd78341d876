import type { QueryConfig } from "pg";
import type { Desk } from "../../desk/desk.ts";
import type { Fact } from "../../desk/fact.ts";

/** The account's settings, when a fact changed them. Its head is written with the log. */
export function saveAccount(desk: Desk, facts: readonly Fact[]): QueryConfig[] {
  if (!facts.some((f) => f.account)) return [];
  const {
    id,
    appId: _,
    name,
    credentialsRefused,
    pushesSilentSince,
    replyEvidence,
    ...settings
  } = desk.account;
  const { replyPreset, reactivateAfterMs, graceMs, exceedByHand, exceedByTransfer, ...others } = settings;
  const account = {
    text: `update accounts set name = $2, reply_preset = $3, reactivate_after_ms = $4, grace_ms = $5,
            exceed_by_hand = $6, exceed_by_transfer = $7, settings = $8, credentials_refused = $9, pushes_silent_since = $10,
            reply_evidence = $11 where id = $1`,
    values: [
      id,
      name,
      replyPreset,
      reactivateAfterMs,
      graceMs,
      exceedByHand,
      exceedByTransfer,
      JSON.stringify(others),
      credentialsRefused && JSON.stringify(credentialsRefused),
      pushesSilentSince,
      replyEvidence ? JSON.stringify(replyEvidence) : null,
    ],
  };
  return [account, moveAnswerDeadlines(id, others.noAnswerMs)];
}

/** [DI4] Another time to answer in counts at once, so the ticker must look at another time: `dueAt` of active sessions. */
const moveAnswerDeadlines = (accountId: string, noAnswerMs: number | null): QueryConfig => ({
  text: `update sessions set due_at = least(reactivate_at,
            case when unanswered_since is not null then greatest(unanswered_since, served_since) + $2::bigint end)
      where account_id = $1 and state = 'active'`,
  values: [accountId, noAnswerMs],
});
