import type {
  AccountId,
  AgentId,
  ClientMessageId,
  ConversationId,
  SessionId,
} from "@jieru/shared/domain/ids";
import type { ClientBase } from "pg";
import { blanksAround, comparableText, repetitionSince } from "../desk/conduct-rules.ts";
import type { Desk, DeskAccount, DeskSession } from "../desk/desk.ts";

/** [CD7] A text that an agent is about to send. */
export interface SaidText {
  clientMessageId: ClientMessageId;
  agentId: AgentId;
  sessionId: SessionId;
  text: string;
}

/** [CD7] Returns the texts whose customer waits for no answer; none where the account does not count repetition. */
export const unpromptedAmong = (
  said: readonly SaidText[],
  { repetition }: DeskAccount,
  findSession: (id: SessionId) => DeskSession | null | undefined,
): SaidText[] =>
  repetition ? said.filter(({ sessionId }) => findSession(sessionId)?.unansweredSince === null) : [];

/**
 * [CD7] Returns for each text the customers who got it from the same agent lately without having written before it. It reads only the
 * agent's replies of these minutes, and no more customers than the limit.
 */
export async function loadUnprompted(
  client: ClientBase,
  account: DeskAccount,
  said: readonly SaidText[],
  now: number,
): Promise<Desk["unprompted"]> {
  const since = repetitionSince(account, now);
  if (since === null || said.length === 0) return new Map();
  const { rows } = await client.query<{ of: ClientMessageId; customers: ConversationId[] }>(
    `select w.of, array(
       select distinct m.conversation_id from messages m
        where m.account_id = $1 and m.agent_id = w.agent_id and m.at > $2 and m.direction = 'out'
          and m.content ->> 'type' = 'text' and m.delivery ->> 'answers' is null and m.delivery ->> 'state' <> 'failed'
          and btrim(normalize(m.content ->> 'text', nfkc), $6) = w.said
        limit $7) as customers
       from unnest($3::text[], $4::text[], $5::text[]) as w(of, agent_id, said)`,
    [
      account.id satisfies AccountId,
      since,
      said.map((one) => one.clientMessageId),
      said.map((one) => one.agentId),
      said.map((one) => comparableText(one.text)),
      blanksAround,
      (account.repetition?.customers ?? 0) + 1,
    ],
  );
  return new Map(rows.map(({ of, customers }) => [of, new Set(customers)]));
}
