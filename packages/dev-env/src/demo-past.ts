/** The month before a newcomer opens the demo, so that reports, search and the board have something to show. */
import { ensurePerson } from "@jieru/realtime/sign-in/people";
import type { RunningServer } from "@jieru/realtime/start";
import { listAttributes } from "@jieru/shared/domain/attributes";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { ClientBase } from "pg";
import { demoPeople } from "./demo.ts";
import { comments, type Dialogue, dialogues, remarks, tagsOf } from "./demo-dialogues.ts";

interface Agent {
  id: string;
  name: string;
}

interface Topic {
  id: string;
  name: string;
}

type Row = Record<string, unknown>;

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const days = 30;
const customers = 150;
/** The shop answers from 9:00 to 22:00 in Shanghai, which is 8 hours ahead of UTC. */
const opensAt = 1 * hour;
const openFor = 13 * hour;

/** Returns numbers from 0 to 1 that are the same at every start (mulberry32). */
function createChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** The openid of the customer with this number. The console names customers without a remark by its last four letters. */
function openidOf(number: number): string {
  const chance = createChance(number);
  const tail = Array.from({ length: 22 }, () => letters[Math.floor(chance() * letters.length)]);
  return `o9Ag05${tail.join("")}`;
}

/** Ids of the form that the server makes (UUID version 7), sorted by time. */
function createIds(): (at: number) => string {
  let count = 0;
  return (at) => {
    const time = at.toString(16).padStart(12, "0");
    return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${(++count).toString(16).padStart(12, "0")}`;
  };
}

class Past {
  readonly conversations: Row[] = [];
  readonly sessions: Row[] = [];
  readonly messages: Row[] = [];
  readonly attributes: Row[] = [];
  /** Until when each customer is served. */
  readonly #busyUntil = new Map<string, number>();
  readonly #chance = createChance(20_261_202);
  readonly #newId = createIds();
  readonly #accountId: AccountId;
  readonly #agents: readonly Agent[];
  readonly #topics: readonly Topic[];

  constructor(accountId: AccountId, agents: readonly Agent[], topics: readonly Topic[]) {
    this.#accountId = accountId;
    this.#agents = agents;
    this.#topics = topics;
  }

  /** Adds 30 days, and today until two hours before `now`. The last session ends more than an hour before it. */
  addDays(now: number): void {
    const today = now - (now % day);
    const starts = Array.from({ length: days + 1 }, (_, i) => today - (days - i) * day);
    const visits = starts.flatMap((start) => {
      const isWeekend = [0, 6].includes(new Date(start + opensAt).getUTCDay());
      return Array.from({ length: isWeekend ? 22 : 14 + this.#upTo(6) }, () => start + this.#timeOfDay());
    });
    for (const at of visits.toSorted((a, b) => a - b)) if (at < now - 2 * hour) this.#addVisit(at);
    this.messages.sort((a, b) => Number(a.at) - Number(b.at));
    const lastSeqs = new Map<unknown, number>();
    for (const [i, message] of this.messages.entries()) {
      message.seq = i + 1;
      lastSeqs.set(message.session_id, i + 1);
    }
    for (const session of this.sessions) session.last_seq = lastSeqs.get(session.id);
  }

  /** More customers write in the evening than at noon. */
  #timeOfDay(): number {
    const evening = this.#chance() < 0.4 ? 0.35 : 0;
    return opensAt + Math.floor((this.#chance() * (1 - evening) + evening) * openFor);
  }

  #upTo(count: number): number {
    return Math.floor(this.#chance() * count);
  }

  #pick<T>(list: readonly T[]): T {
    return list[this.#upTo(list.length)] as T;
  }

  #customer(at: number): Row {
    const number = Math.floor(this.#chance() ** 2 * customers);
    const openid = openidOf(number);
    if ((this.#busyUntil.get(openid) ?? 0) > at) return this.#customer(at);
    const known = this.conversations.find((row) => row.openid === openid);
    if (known) return known;
    const row = {
      id: this.#newId(at),
      account_id: this.#accountId,
      openid,
      remark: number < remarks.length ? remarks[number] : null,
      tags: tagsOf(number),
      allowance_left: 0,
      allowance_granted: 3,
      allowance_until: at,
      allowance_granted_by: "message",
      allowance_granted_at: at,
      last_owner_id: null as string | null,
      created_at: at,
    };
    this.conversations.push(row);
    const attributes = listAttributes({
      level: this.#pick(["普通会员", "普通会员", "银卡会员", "金卡会员"]),
      orders: 1 + this.#upTo(12),
      city: this.#pick(["杭州", "上海", "厦门", "成都", "广州", "北京"]),
    });
    this.attributes.push({ account_id: this.#accountId, openid, attributes, updated_at: at });
    return row;
  }

  #addVisit(at: number): void {
    const customer = this.#customer(at);
    const dialogue = this.#pick(dialogues);
    const id = this.#newId(at);
    /** An agent picks the session up and ends it without a reply. */
    const isIgnored = this.#chance() < 0.02;
    const agent = this.#pick(this.#agents);
    const session = { accountId: this.#accountId, conversationId: customer.id, id };
    const waitedMs = 4_000 + Math.floor(this.#chance() ** 3 * 3 * minute);
    const pickedUpAt = at + waitedMs;
    this.#addNotice(session, pickedUpAt, {
      what: "picked_up",
      agentId: agent.id,
      agentName: agent.name,
      auto: this.#chance() < 0.5,
      waitedMs,
    });
    let time = at;
    let firstAnswerAt: number | null = null;
    let written = 0;
    for (const [i, line] of dialogue.lines.entries()) {
      const isReply = line.startsWith("> ");
      if (isReply && isIgnored) break;
      if (isReply && firstAnswerAt === null) time = Math.max(time, pickedUpAt);
      if (i > 0) time += 6_000 + Math.floor(this.#chance() ** 2 * (isReply ? 1 : 4) * minute);
      if (isReply) firstAnswerAt ??= time;
      const text = this.#fill(line.replace(/^> /, ""));
      if (isReply) this.#addReply(session, time, text, agent, ++written);
      else {
        this.#addMessage(session, time, "in", { type: "text", text });
        written = 0;
      }
    }
    if (dialogue.note && !isIgnored) {
      time += 20_000;
      this.#addNote(session, time, this.#fill(dialogue.note), agent);
    }
    const last = this.messages.findLast(
      (row) => row.conversation_id === customer.id && row.direction !== "system",
    );
    const endedAt = Math.max(time, pickedUpAt) + minute + this.#upTo(9 * minute);
    const ended = this.#ended(dialogue, endedAt, isIgnored);
    this.#busyUntil.set(String(customer.openid), endedAt);
    this.#addNotice(session, endedAt, {
      what: "ended",
      why: "by_agent",
      agentName: agent.name,
      ...ended.notice,
    });
    customer.last_owner_id = agent.id;
    this.sessions.push({
      id,
      account_id: this.#accountId,
      conversation_id: customer.id,
      state: "ended",
      owner_id: agent.id,
      last_owner_id: agent.id,
      epoch: 1,
      unread: 0,
      last_message: last && previewOf(last),
      source: this.#pick(["订单详情", "商品详情", "首页", "购物车"]),
      spoken: true,
      opened_at: at,
      picked_up_at: pickedUpAt,
      last_activity_at: time,
      ended_at: endedAt,
      first_response_ms: firstAnswerAt && firstAnswerAt - pickedUpAt,
      first_answer_ms: firstAnswerAt && firstAnswerAt - at,
      outcome: isIgnored ? "not_answered" : "answered",
      queued_ms: waitedMs,
      closed_unanswered: isIgnored,
      ...ended.columns,
    });
  }

  /** Topic and rating: most sessions have a topic, and every third customer rates. */
  #ended(dialogue: Dialogue, at: number, isIgnored: boolean): { notice: object; columns: Row } {
    const topic = this.#topics.find(({ name }) => name === dialogue.topic);
    if (isIgnored || !topic || this.#chance() < 0.1) return { notice: {}, columns: {} };
    const wrapUp = { topicId: topic.id, topic: topic.name, line: "" };
    const columns = { topic_id: topic.id, topic_name: topic.name, topic_line: "" };
    if (this.#chance() > 0.55) return { notice: { wrapUp }, columns };
    const common = { ...columns, rating_asked_at: at };
    if (this.#chance() > 0.6) return { notice: { wrapUp }, columns: common };
    const score = this.#pick([5, 5, 5, 5, 4, 4, 3, 5, 2, 5]);
    const comment = this.#pick(comments[score === 5 ? "good" : score === 4 ? "fair" : "poor"]);
    return {
      notice: { wrapUp, rating: { score, comment } },
      columns: { ...common, rating_score: score, rating_comment: comment, rated_at: at + 3 * minute },
    };
  }

  #fill(line: string): string {
    return line
      .replace("{waybill}", `SF14${String(10_000_000_000 + this.#upTo(9e9)).slice(0, 11)}`)
      .replace("{order}", `2026${String(1_000_000 + this.#upTo(9e6))}`)
      .replace("{ware}", this.#pick(["建盏", "盖碗", "公道杯", "紫砂壶", "主人杯", "茶盘", "茶叶罐"]));
  }

  #addNotice(session: SessionOf, at: number, notice: object): void {
    this.#addMessage(session, at, "system", { type: "notice", notice });
  }

  #addNote(session: SessionOf, at: number, note: string, agent: Agent): void {
    this.#addMessage(session, at, "system", { type: "note", note }, { agent_id: agent.id });
  }

  #addReply(session: SessionOf, at: number, text: string, agent: Agent, ordinal: number): void {
    const delivery = { of: 3, ordinal, code: null, state: "sent", reason: null, attempt: 1, begunAt: at };
    this.#addMessage(session, at, "out", { type: "text", text }, { agent_id: agent.id, epoch: 1, delivery });
  }

  #addMessage(
    { accountId, conversationId, id }: SessionOf,
    at: number,
    direction: string,
    content: object,
    rest: Row = {},
  ) {
    this.messages.push({
      id: this.#newId(at),
      account_id: accountId,
      conversation_id: conversationId,
      session_id: id,
      at,
      direction,
      content,
      ...rest,
    });
  }
}

interface SessionOf {
  accountId: AccountId;
  conversationId: unknown;
  id: string;
}

function previewOf({ id, direction, content, at, agent_id }: Row): object {
  const { text } = content as { text: string };
  const isReply = direction === "out";
  return {
    id,
    direction,
    type: "text",
    text,
    at,
    delivery: isReply ? "sent" : null,
    agentId: agent_id ?? null,
  };
}

/** Inserts rows of one table. Columns that no row has keep their defaults. */
async function insert(client: ClientBase, table: string, rows: readonly Row[], after = 0): Promise<void> {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].join(", ");
  const shifted = columns.replace(/\b(?:last_)?seq\b/, (column) => `${column} + ${after}`);
  await client.query(
    `insert into ${table} (${columns}) select ${shifted} from json_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(rows)],
  );
}

/**
 * [SU12] Writes the past month of the shop: about 3,000 messages, with topics, ratings and notes. The rows are the same at every
 * first start, but for their times. They have no events: no console has seen anything before them.
 */
export async function writePast(
  { context }: Pick<RunningServer, "context">,
  accountId: AccountId,
): Promise<void> {
  const agents = await Promise.all(
    demoPeople
      .filter(({ role }) => role === "agent")
      .map(async ({ name, unionid }) => ({
        name,
        id: (await ensurePerson(context, { wechatId: unionid, name })).id,
      })),
  );
  const client = await context.pool.connect();
  try {
    await client.query("begin");
    const { rows } = await client.query<{ head_seq: number; topics: Topic[] | null }>(
      `select head_seq, settings->'topics' as topics from accounts where id = $1 for update`,
      [accountId],
    );
    const head = rows[0]?.head_seq ?? 0;
    const past = new Past(accountId, agents, rows[0]?.topics ?? []);
    past.addDays(context.clock.now());
    await insert(client, "conversations", past.conversations);
    await insert(client, "customer_attributes", past.attributes);
    await insert(client, "sessions", past.sessions, head);
    await insert(client, "messages", past.messages, head);
    await client.query(`update accounts set head_seq = $2 where id = $1`, [
      accountId,
      head + past.messages.length,
    ]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}
