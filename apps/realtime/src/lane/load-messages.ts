import type { AccountId, ClientMessageId, ConversationId, SessionId } from "@jieru/shared/domain/ids";
import type { ClientBase } from "pg";
import { blanksAround, comparableText, repetitionSince } from "../desk/conduct-rules.ts";
import type { Desk, DeskAccount, DeskSession } from "../desk/desk.ts";
import type { Needs, SaidText } from "../desk/needs.ts";
import * as rows from "./rows.ts";

/** [OB12] Returns SQL for the replies under way beside the given ones, which may have ended. */
const underWayBeside = (ids: string) =>
  `array(select o.message_id from outbox o where o.conversation_id in
     (select conversation_id from messages where account_id = $1 and id = any(${ids})))`;

/** The result may contain a message twice. */
export async function loadMessages(client: ClientBase, accountId: AccountId, needs: Needs) {
  const found = await Promise.all([
    needs.messageIds.size + needs.clientMessageIds.size > 0 ? loadNamed(client, accountId, needs) : [],
    needs.resent.size > 0 ? loadRepeats(client, accountId, needs) : [],
    needs.endNotice.size > 0 ? loadEnds(client, accountId, needs) : [],
  ]);
  return found.flat();
}

async function loadNamed(client: ClientBase, accountId: AccountId, needs: Needs) {
  const found = await client.query<rows.MessageRow>({
    name: "load_messages",
    text: `select ${rows.messageColumns}
       from messages where (account_id = $1 and id = any($2 || ${underWayBeside("$4")}))
         or (account_id = $1 and client_message_id = any($3))`,
    values: [accountId, [...needs.messageIds], [...needs.clientMessageIds], [...needs.failing]],
  });
  return found.rows.map(rows.messageOf);
}

async function loadEnds(client: ClientBase, accountId: AccountId, { endNotice }: Needs) {
  const found = await client.query<rows.MessageRow>(
    `select line.* from sessions s cross join lateral
       (select ${rows.messageColumns} from messages m
         where m.conversation_id = s.conversation_id and m.seq <= s.last_seq and m.session_id = s.id
           and m.content #>> '{notice,what}' = 'ended'
         order by m.seq desc limit 1) line
      where s.account_id = $1 and s.id = any($2) and s.state = 'ended'`,
    [accountId, [...endNotice]],
  );
  return found.rows.map(rows.messageOf);
}

async function loadRepeats(client: ClientBase, accountId: AccountId, { resent }: Needs) {
  const found = await client.query<rows.MessageRow>(
    `select ${rows.messageColumns} from messages where account_id = $1 and resend_of = any($2)`,
    [accountId, [...resent]],
  );
  return found.rows.map(rows.messageOf);
}

/** [TR11] Returns the messages that authors saw last, and the customer's first message after each. */
export async function loadSeen(
  client: ClientBase,
  accountId: AccountId,
  { seen }: Needs,
  sessions: readonly DeskSession[],
) {
  const last = new Map(sessions.map((s) => [s.id, s.lastMessage?.id]));
  const late = seen.filter(({ line, sessionId }) => last.has(sessionId) && last.get(sessionId) !== line);
  if (late.length === 0) return [];
  const found = await client.query<rows.MessageRow>(
    `with line as (select m.*, w.of from messages m join unnest($2::text[], $3::text[]) as w(id, of) using (id) where account_id = $1)
     select ${rows.messageColumns} from line
      union all
     select next.* from line cross join lateral
       (select ${rows.messageColumns} from messages m
         where m.conversation_id = line.conversation_id and m.seq > line.seq and m.session_id = line.of and m.direction = 'in'
         order by m.seq limit 1) next`,
    [accountId, late.map((w) => w.line), late.map((w) => w.sessionId)],
  );
  return found.rows.map(rows.messageOf);
}

export const unpromptedAmong = (
  said: readonly SaidText[],
  { repetition }: DeskAccount,
  findSession: (id: SessionId) => DeskSession | null | undefined,
): SaidText[] =>
  repetition ? said.filter(({ sessionId }) => findSession(sessionId)?.unansweredSince === null) : [];

/** [CD7] Returns for each text its recent unprompted recipients. Reads only the agent's replies of these minutes. */
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
