import { type JoinedRow, presentSessionRow, sessionWithCustomer } from "@jieru/realtime/lane/session-queries";
import type { DeliveryState } from "@jieru/shared/domain/message";
import type { PushEntry } from "@jieru/simulator/ledger-entry";
import { withoutLink } from "./by-itself.ts";
import type { AtRest, Found, History, Kept, Logged, Pushed, PushHistory, Said, Unready } from "./history.ts";
import type { Looked } from "./look.ts";
import { appId, appIdAside, type Stage } from "./stage/stage.ts";
import type { Agents } from "./workload/agents.ts";
import { saysPicture, sizeIn } from "./workload/picture.ts";

/** A jump of the clock, which does not count as waiting time of answers. */
export interface ClockJump {
  at: number;
  ms: number;
}

export type Rows = <T extends object>(sql: string, values?: unknown[]) => Promise<T[]>;

const readWithinMs = 15 * 60_000;

export type Done = Pick<Agents, "intents" | "claims" | "words">;

export async function collectHistory(
  stage: Stage,
  done: Done,
  looked: Looked,
  jumps: readonly ClockJump[],
  { settledAfterMs, calmSince }: Pick<History, "settledAfterMs" | "calmSince">,
  later: History["later"] = null,
): Promise<History> {
  const rows: Rows = (sql, values) => stage.postgres.rows(sql, values, readWithinMs);
  return {
    ...(await collectPushes(stage, rows, appId, jumps)),
    aside: calmSince === null ? null : await collectPushes(stage, rows, appIdAside, jumps),
    sent: stage.simulator.ledger
      .listSends({ appId })
      .map(({ openid, content: text, verdict, errcode, delivered }) => {
        return { openid, text: shownOnPhone(stage, text), verdict, errcode, delivered };
      }),
    unsettled: (await rows<{ id: string }>(`select message_id as id from outbox`)).map(({ id }) => id),
    settledAfterMs,
    calmSince,
    later,
    unready: await readUnready(rows, stage.accountId),
    miscounted: await readMiscounted(rows),
    ...done,
    found: await readFound(rows, stage.accountId),
    ...looked,
    ownEnds: stage.servers.reduce((sum, server) => sum + server.ownEnds(), 0),
  };
}

async function collectPushes(
  { simulator }: Stage,
  rows: Rows,
  of: string,
  jumps: readonly ClockJump[],
): Promise<PushHistory> {
  const [account] = await rows<{ id: string }>(`select id from accounts where app_id = $1`, [of]);
  if (!account) throw new Error(`${of} is gone`);
  return {
    pushed: simulator.ledger.listPushes({ appId: of }).map((entry) => pushedOf(entry, jumps)),
    kept: await readKept(rows, account.id),
    said: await readSaid(rows, account.id),
    ...(await readLog(rows, account.id)),
  };
}

/** Identifies a picture by its bytes, not by its name. */
function shownOnPhone({ simulator }: Stage, text: string): string {
  const [, mediaId] = /^\/simulator\/api\/media\/([\w-]+)$/.exec(text) ?? [];
  if (mediaId === undefined) return withoutLink(text);
  const medium = simulator.media.findAny(mediaId);
  return saysPicture(medium && sizeIn(medium.bytes));
}

const eventKey = (openid: string, createTime: number, event: string): string =>
  `event ${event} of ${openid} at ${createTime}`;
const messageKey = (openid: string, msgId: string): string => `message ${msgId} of ${openid}`;

/** Answers that acknowledge a push, including those that a fault kept from WeChat. */
const saidSuccess: ReadonlySet<string> = new Set(["success", "empty", "handed_over", "ignored"]);

function pushedOf(entry: PushEntry, jumps: readonly ClockJump[]): Pushed {
  const { openid, msgId, createTime, msgType, content, deliveries } = entry;
  const answers = deliveries.filter(({ answer }) => saidSuccess.has(answer));
  const answeredAts = answers.map(({ at, ms }) => {
    const jumped = jumps.filter((j) => j.at >= at && j.at <= at + ms).reduce((sum, j) => sum + j.ms, 0);
    return at + ms + jumped;
  });
  const label = msgType === "event" ? "[entered]" : msgType === "image" ? "[image]" : content;
  return {
    key: msgId ? messageKey(openid, msgId) : eventKey(openid, createTime, content),
    openid,
    label,
    sentAt: Math.min(...deliveries.map(({ at }) => at)),
    answeredAt: answeredAts.length > 0 ? Math.min(...answeredAts) : null,
  };
}

function keptOf({ raw, state }: { raw: string; state: Kept["state"] }): Kept {
  // Reads the id from the text: a number would lose its last digits.
  const msgId = /"MsgId":"?(\d+)/.exec(raw)?.[1];
  const push = JSON.parse(raw) as Record<string, string>;
  const openid = push.FromUserName ?? "";
  const label = { text: push.Content, miniprogrampage: push.Title, image: "[image]", event: "[entered]" };
  return {
    key: msgId ? messageKey(openid, msgId) : eventKey(openid, Number(push.CreateTime), push.Event ?? ""),
    openid,
    label: label[push.MsgType as keyof typeof label] ?? "",
    state,
  };
}

async function readKept(rows: Rows, accountId: string): Promise<Kept[]> {
  const found = await rows<{ raw: string; state: Kept["state"] }>(
    `select raw, state from pushes where account_id = $1`,
    [accountId],
  );
  return found.map(keptOf);
}

async function readSaid(rows: Rows, accountId: string): Promise<Said[]> {
  const found = await rows<Said & { delivery: DeliveryState | null; size: string | null }>(
    `select m.id, m.seq, c.openid, m.session_id as "sessionId", m.direction, m.agent_id as "agentId", m.epoch,
            m.client_message_id as "clientMessageId", m.delivery->>'state' as delivery,
            m.id in (select payload->'message'->>'id' from events where account_id = $1 and type = 'delivery_changed'
                        and payload->'message'->'delivery'->>'state' = 'unconfirmed') as "wasUnconfirmed",
            m.content->'image'->>'width' || '×' || (m.content->'image'->>'height') as size,
            coalesce(m.content->>'text', m.content->'card'->>'title', '[' || coalesce(m.content->'notice'->>'what',
              m.content->>'type') || ']') as label
       from messages m join conversations c on c.id = m.conversation_id
      where m.account_id = $1 order by m.seq`,
    [accountId],
  );
  return found.map(({ size, ...said }) =>
    said.direction === "out" && size !== null ? { ...said, label: saysPicture(size) } : said,
  );
}

/** Reads in one statement, because a timer may write between two. */
async function readLog(rows: Rows, accountId: string): Promise<Pick<History, "log" | "headSeq">> {
  const found = await rows<Logged & { headSeq: number }>(
    `select a.head_seq as "headSeq", seq, type, e.at, payload->'session'->>'id' as "sessionId",
            payload->'session'->>'conversationId' as "conversationId", payload->'session'->>'state' as state,
            payload->'session'->>'ownerId' as "ownerId", previous_owner_id as "previousOwnerId", (payload->'session'->>'epoch')::int as epoch,
            (payload->'session'->>'unread')::int as unread,
            (payload->'session'->>'lastSeq')::bigint as "lastSeq", s.unread as "unreadAtRest",
            payload->'session'->'reminder' as reminder, payload->'message'->'notice'->>'why' as why,
            payload->'message' is not null as "hasMessage",
            case when type = 'delivery_changed' and payload->'message'->'delivery'->>'state' = 'sending'
                 then payload->'message'->>'id' end as begins
       from accounts a join events e on e.account_id = a.id
       left join sessions s on s.id = payload->'session'->>'id' where a.id = $1 order by seq`,
    [accountId],
  );
  return { headSeq: found[0]?.headSeq ?? 0, log: found.map(({ headSeq: _, ...event }) => event) };
}

/** Reads notes, remarks and topics; a topic counts only if the row and the end event agree. */
const readFound = (rows: Rows, accountId: string): Promise<Found[]> =>
  rows<Found>(
    `select kind, text, "sessionId", count(*)::int as times from (
       select 'note' as kind, content->>'note' as text, session_id as "sessionId" from messages
        where account_id = $1 and content->>'type' = 'note'
       union all
       select 'remark', content->'notice'->>'note', session_id from messages
        where account_id = $1 and content->'notice'->>'note' is not null
       union all
       select 'topic', concat_ws(' ', s.topic_id, s.topic_line,
                case when content->'notice'->'wrapUp'->>'line' is distinct from s.topic_line then 'but not where it ends' end), s.id
         from messages m join sessions s on s.id = m.session_id
        where m.account_id = $1 and content->'notice'->>'what' = 'ended' and s.topic_id is not null
       union all
       select 'reminder', payload->'session'->'reminder'->>'text', payload->'session'->>'id' from events
        where account_id = $1 and type = 'reminder_set'
     ) as written group by kind, text, "sessionId"`,
    [accountId],
  );

const readUnready = (rows: Rows, accountId: string): Promise<Unready[]> =>
  rows<Unready>(
    `select c.openid, m.content->'image'->>'mediaId' as id, coalesce(i.state, 'missing') as state, i.failure
       from messages m join conversations c on c.id = m.conversation_id
       left join media i on i.id = m.content->'image'->>'mediaId'
      where m.account_id = $1 and m.content->>'type' = 'image'
        and i.state is distinct from 'ready' order by m.seq`,
    [accountId],
  );

async function readMiscounted(rows: Rows): Promise<string[]> {
  const found = await rows<{ about: string }>(
    `select 'load of agent ' || b.agent_id as about from bindings b
      where load <> (select count(*) from sessions s
        where s.account_id = b.account_id and s.owner_id = b.agent_id and s.state = 'active')
      union all
     select 'waiting line of account ' || id from accounts a
      where waiting_count <> (select count(*) from sessions s where s.account_id = a.id and s.state = 'waiting')`,
  );
  return found.map(({ about }) => about);
}

/** Reads open sessions and the log's head in one statement, so that both are of the same moment. */
export async function readAtRest(rows: Rows, accountId: string): Promise<AtRest> {
  const found = await rows<JoinedRow & { seq: number }>(
    `select a.head_seq as seq, open.* from accounts a
       left join lateral (${sessionWithCustomer} where s.account_id = a.id and s.state <> 'ended') open on true where a.id = $1`,
    [accountId],
  );
  return {
    seq: found[0]?.seq ?? 0,
    open: found.flatMap((row) => (row.id === null ? [] : presentSessionRow(row))),
  };
}
