import type { AccountId } from "@jieru/shared/domain/ids";
import type { Report } from "@jieru/shared/protocol/reports";
import { reportAnswer } from "@jieru/shared/protocol/reports-schema";
import { afterAll, beforeAll, beforeEach } from "vitest";
import type { Command } from "../../src/desk/command.ts";
import type { DeskSession } from "../../src/desk/desk.ts";
import { catchUp } from "../../src/reports/count.ts";
import { type Range, readReport } from "../../src/reports/read-report.ts";
import { ann, bob, boss, root, second } from "../desk/scenario.ts";
import { createAccount, done, newClock, openNode, pickUp, reply, writeAs } from "../lane/account.ts";
import { silent } from "../lane/silent.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

export type ReportedDesk = Awaited<ReturnType<typeof openDesk>>;

/** The clock starts at 2027-01-15 16:00 in Shanghai. */
export async function openDesk(db: TestDatabase, timeZone?: string) {
  const clock = newClock();
  const node = openNode(db, clock);
  const account: AccountId = await createAccount(db.pool, [ann, bob, boss, root]);
  const counter = { pool: node.pool, clock };
  const set = (settings: object) =>
    db.pool.query(`update accounts set settings = settings || $2 where id = $1`, [account, settings]);
  const cutIn = (zone: string) =>
    set({ openingHours: { timeZone: zone, week: Array(7).fill([]), days: [] } });
  if (timeZone) await cutIn(timeZone);
  const run = (command: Command) => done(node.lanes.run(account, command));
  const write = (openid: string) => writeAs(node.lanes, account, openid);
  return {
    ...node,
    account,
    clock,
    counter,
    set,
    cutIn,
    run,
    write,
    count: () => catchUp(counter, account),
    report: async (range: Range | null = null): Promise<Report> =>
      reportAnswer.parse(await readReport({ ...counter, log: silent }, account, range)),
    async serve(openid: string, agent: string, ms: number): Promise<DeskSession> {
      const s = await write(openid);
      clock.elapse(10 * second);
      await run(pickUp(agent, s));
      clock.elapse(ms);
      await run(reply(agent, s));
      return s;
    },
    /** Advances to this hour in Shanghai, today or tomorrow. */
    elapseUntil(hour: number): void {
      const dayMs = 24 * 3_600_000;
      const into = (clock.now() + 8 * 3_600_000) % dayMs;
      clock.elapse((hour * 3_600_000 - into + dayMs) % dayMs);
    },
  };
}

/** Creates an account for each test, on one database; the returned function replaces it. */
export function deskForEach(setDesk: (desk: ReportedDesk, db: TestDatabase) => void) {
  let db: TestDatabase;
  let desk: ReportedDesk | undefined;
  const openAnew = async (timeZone?: string): Promise<void> => {
    await desk?.close();
    desk = await openDesk(db, timeZone);
    setDesk(desk, db);
  };
  beforeAll(async () => {
    db = await createTestDatabase();
  });
  beforeEach(() => openAnew());
  afterAll(async () => {
    await desk?.close();
    await db.drop();
  });
  return openAnew;
}

interface Said {
  at: number;
  seq: number;
  session_id: string | null;
  direction: string;
  agent_id: string | null;
}
interface Held {
  id: string;
  state: string;
  lapsed: boolean;
  outcome: string | null;
  queued_ms: number | null;
  closed_unanswered: boolean;
  opened_at: number;
  picked_up_at: number | null;
  ended_at: number | null;
  first_response_ms: number | null;
  spoken: boolean;
  owner_id: string | null;
}

const median = (values: number[]): number | null => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [low, high] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
};
const pickedUp = (sessions: readonly Held[]) => {
  const answers = sessions.flatMap((s) => s.first_response_ms ?? []);
  return {
    pickedUp: sessions.length,
    answered: answers.length,
    withinOneMinute: answers.filter((ms) => ms <= 60_000).length,
    withinFiveMinutes: answers.filter((ms) => ms <= 300_000).length,
  };
};

/** [RP10] Returns how long each customer waited for a person's reply; null without one. */
function waitsIn(messages: readonly Said[]): (s: Held) => number | null {
  const bySession = Map.groupBy(
    messages.toSorted((a, b) => a.seq - b.seq),
    (m) => m.session_id,
  );
  return ({ id }) => {
    const lines = bySession.get(id) ?? [];
    const question = lines.find((m) => m.direction === "in");
    const answered = lines.find(
      (m) => question && m.seq > question.seq && m.direction === "out" && m.agent_id,
    );
    return question && answered ? answered.at - question.at : null;
  };
}

const wentSo = (sessions: readonly Held[], waitOf: (s: Held) => number | null) => {
  const spoken = sessions.filter((s) => s.spoken);
  const waits = spoken.flatMap((s) => waitOf(s) ?? []);
  return {
    sessions: spoken.length,
    answered: waits.length,
    notAnswered: spoken.filter((s) => waitOf(s) === null && s.picked_up_at !== null).length,
    closedUnanswered: spoken.filter((s) => s.state === "ended" && s.closed_unanswered).length,
    withinOneMinute: waits.filter((ms) => ms <= 60_000).length,
    withinFiveMinutes: waits.filter((ms) => ms <= 300_000).length,
  };
};
const begun = (sessions: readonly Held[], waitOf: (s: Held) => number | null) => {
  const left = sessions.filter((s) => s.spoken && s.picked_up_at === null && waitOf(s) === null);
  const queued = sessions.flatMap((s) => (s.spoken && s.queued_ms !== null ? [s.queued_ms] : []));
  const lapsed = left.filter((s) => s.lapsed || s.outcome === "lapsed").length;
  return {
    ...wentSo(sessions, waitOf),
    neverPickedUp: left.length - lapsed,
    lapsed,
    firstAnswerMs: median(sessions.flatMap((s) => waitOf(s) ?? [])),
    queued: queued.length,
    queuedMs: queued.reduce((sum, ms) => sum + ms, 0),
    longestQueueMs: queued.length > 0 ? Math.max(...queued) : null,
  };
};

/** Counts days and agents from the current rows, without an index, cursor or earlier counts. */
export async function recount(
  db: TestDatabase,
  account: AccountId,
  timeZone: string,
): Promise<Pick<Report, "days" | "agents">> {
  const format = new Intl.DateTimeFormat("en-CA", { timeZone });
  const { rows: logged } = await db.pool.query<Said>(
    `select at, seq, session_id, direction, agent_id from messages where account_id = $1`,
    [account],
  );
  const { rows: held } = await db.pool.query<Held>(`select * from sessions where account_id = $1`, [account]);
  const on = (day: string) => (at: number | null) => at !== null && format.format(at) === day;
  const repliesOf = (messages: readonly Said[], agent?: string) =>
    messages.filter((m) => m.direction === "out" && m.agent_id && (!agent || m.agent_id === agent)).length;
  const served = held.filter((s) => s.picked_up_at !== null && s.owner_id !== null);
  const waitOf = waitsIn(logged);
  const days = [
    ...new Set([...logged.map((m) => m.at), ...held.map((s) => s.opened_at)].map((at) => format.format(at))),
  ];
  const agentIds = new Set(
    [...served.map((s) => s.owner_id), ...logged.map((m) => m.agent_id)].filter((id) => id !== null),
  );
  return {
    days: days.sort().map((day) => {
      const messages = logged.filter((m) => on(day)(m.at));
      const sessions = served.filter((s) => on(day)(s.picked_up_at));
      return {
        day,
        opened: held.filter((s) => on(day)(s.opened_at)).length,
        messages: messages.filter((m) => m.direction === "in").length,
        unserved: held.filter((s) => on(day)(s.ended_at) && s.owner_id === null && s.spoken).length,
        ...pickedUp(sessions),
        replies: repliesOf(messages),
        firstResponseMs: median(sessions.flatMap((s) => s.first_response_ms ?? [])),
        outcomes: begun(
          held.filter((s) => on(day)(s.opened_at)),
          waitOf,
        ),
      };
    }),
    agents: [...agentIds].map((agentId) => {
      const theirs = served.filter((s) => s.owner_id === agentId);
      const responses = theirs.flatMap((s) => s.first_response_ms ?? []);
      return {
        agentId: agentId as Report["agents"][number]["agentId"],
        name: agentId,
        ...pickedUp(theirs),
        replies: repliesOf(logged, agentId),
        outcomes: {
          ...wentSo(theirs, waitOf),
          replied: responses.length,
          responseMs: responses.reduce((sum, ms) => sum + ms, 0),
        },
      };
    }),
  };
}
