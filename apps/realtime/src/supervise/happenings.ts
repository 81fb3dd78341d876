/** [BO5] Returns notable events; the console writes the sentences. */
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Message, Notice } from "@jieru/shared/domain/message";
import type { Session } from "@jieru/shared/domain/session";
import type { EventOf } from "@jieru/shared/domain/snapshot";
import type { Happening } from "@jieru/shared/protocol/board";
import { toldTogether } from "@jieru/shared/protocol/told-together";
import type { ClientBase } from "pg";
import { noticeOf } from "../desk/notable.ts";
import type { LoggedEvent } from "../lane/events.ts";

const linesShown = 50;
const eventsAtOnce = 50;
const eventsAtMost = 500;

interface Names {
  /** Removed agents are in no snapshot. */
  previousOwnerName: string | null;
  writerName: string | null;
  /** An earlier name could look like another customer. */
  remark: string | null;
}
type NotableEvent = LoggedEvent & Names;
type About = Pick<Extract<Happening, { session: object }>, "seq" | "at" | "session">;

const aboutOf = ({ seq, at, remark }: NotableEvent, { id, customer: { openid } }: Session): About => ({
  seq,
  at,
  session: { id, customer: { openid, remark } },
});

function moved(e: NotableEvent, about: About, notice: Notice): Happening | null {
  switch (notice.what) {
    case "waits_again":
      return notice.why === "customer_wrote"
        ? null
        : {
            ...about,
            what: "waits_again",
            why: notice.why,
            fromId: e.previousOwnerId,
            fromName: e.previousOwnerName,
          };
    case "transferred":
      return { ...about, what: "transferred", byName: notice.byName, agentName: notice.agentName };
    case "taken_over":
      return { ...about, what: "taken_over", agentName: notice.agentName, fromName: notice.fromName };
    case "picked_up": {
      const { load = 0, capacity = 0 } = e.agents?.find((a) => a.id === notice.agentId) ?? {};
      return { ...about, what: "over_capacity", agentName: notice.agentName, load, capacity };
    }
    default:
      return null;
  }
}

function notSent(about: About, { agentId, delivery }: Message, agentName: string | null): Happening | null {
  const state = delivery?.state;
  return state === "failed" || state === "unconfirmed"
    ? { ...about, what: "not_sent", state, agentId, agentName }
    : null;
}

function statusSet({ seq, at, agents: [agent] }: EventOf<"agent_status_changed">): Happening | null {
  const why = agent?.statusWhy;
  if (!agent || !why || why === "signed_out") return null;
  return { seq, at, what: "status", why, status: agent.status, agentName: agent.name };
}

function ofSession(e: NotableEvent): Happening | null {
  if (!e.session || !e.message) return null;
  const about = aboutOf(e, e.session);
  const notice = noticeOf(e);
  return notice ? moved(e, about, notice) : notSent(about, e.message, e.writerName);
}

/** null: not shown. */
function happeningOf(e: NotableEvent): Happening | null {
  const { seq, at } = e;
  switch (e.type) {
    case "agent_status_changed":
      return statusSet(e);
    case "pushes_missed":
      return { seq, at, what: e.type, gap: e.gap };
    case "pushes_ceased":
    case "pushes_came_back":
      return { seq, at, what: e.type, gap: null };
    case "credentials_refused":
    case "credentials_accepted":
      return { seq, at, what: e.type };
    default:
      return ofSession(e);
  }
}

type NotableRow = NotableEvent & { payload: object };

/** Excludes events from before an erasure (RT3). */
async function readNotable(
  client: ClientBase,
  accountId: AccountId,
  before: number,
): Promise<NotableEvent[]> {
  const { rows } = await client.query<NotableRow>(
    `select e.seq, e.type, e.at, e.previous_owner_id as "previousOwnerId", e.payload,
            owner.name as "previousOwnerName", writer.name as "writerName", customer.remark
       from (select * from events where account_id = $1 and notable and seq < $3
                and coalesce((select erased_seq < events.seq from conversations
                               where id = events.payload #>> '{session,conversationId}'), true)
              order by seq desc limit $2) e
       left join agents owner on owner.id = e.previous_owner_id
       left join agents writer on writer.id = e.payload #>> '{message,agentId}'
       left join conversations customer on customer.id = e.payload #>> '{session,conversationId}'
      order by e.seq desc`,
    [accountId, eventsAtOnce, before],
  );
  return rows.map(({ payload, ...columns }) => ({ ...columns, ...payload }));
}

/** Reads one entry more than shown, as the last may be incomplete. */
export async function listHappenings(client: ClientBase, accountId: AccountId): Promise<Happening[]> {
  const found: Happening[] = [];
  let before = Number.MAX_SAFE_INTEGER;
  for (let read = 0; read < eventsAtMost; read += eventsAtOnce) {
    const events = await readNotable(client, accountId, before);
    found.push(...events.flatMap((e) => happeningOf(e) ?? []));
    if (events.length < eventsAtOnce || toldTogether(found).length > linesShown) break;
    before = events.at(-1)?.seq ?? 0;
  }
  return toldTogether(found)
    .slice(0, linesShown)
    .flat()
    .sort((a, b) => b.seq - a.seq);
}
