import { z } from "zod";
import { status } from "../domain/agent-schema.ts";
import { agentId, instant, seq, sessionId } from "../domain/ids.ts";
import { pushGap } from "../domain/push-gap-schema.ts";
import { customer } from "../domain/session-schema.ts";

const about = {
  seq,
  at: instant,
  session: z.object({ id: sessionId, customer: customer.pick({ openid: true, remark: true }) }),
};

/** A recent event that explains the board (BO5). */
export const happening = z.discriminatedUnion("what", [
  z.object({
    ...about,
    what: z.literal("waits_again"),
    why: z.enum(["agent_lost", "unbound", "returned", "no_answer", "unanswered", "signed_out"]),
    fromId: agentId.nullable(),
    /** The name, also of an agent who is no longer bound. */
    fromName: z.string().nullable(),
  }),
  z.object({ ...about, what: z.literal("transferred"), byName: z.string(), agentName: z.string() }),
  z.object({
    ...about,
    what: z.literal("taken_over"),
    agentName: z.string(),
    fromName: z.string().nullable(),
  }),
  z.object({
    ...about,
    what: z.literal("over_capacity"),
    agentName: z.string(),
    load: z.int(),
    capacity: z.int(),
  }),
  z.object({
    ...about,
    what: z.literal("not_sent"),
    state: z.enum(["failed", "unconfirmed"]),
    agentId: agentId.nullable(),
    agentName: z.string().nullable(),
  }),
  z.object({
    seq,
    at: instant,
    what: z.literal("status"),
    why: z.enum(["lost", "no_answer", "supervisor"]),
    status,
    agentName: z.string(),
  }),
  /** WeChat's pushes: some may be lost, have stopped for an unusual time, or have returned. */
  z.object({
    seq,
    at: instant,
    what: z.enum(["pushes_missed", "pushes_ceased", "pushes_came_back"]),
    /** The outage; only with `pushes_missed`. */
    gap: pushGap.nullable(),
  }),
  z.object({ seq, at: instant, what: z.enum(["credentials_refused", "credentials_accepted"]) }),
]);
export type Happening = z.infer<typeof happening>;

const served = z.object({
  /** Sessions whose last pick-up was today and that have, or had at the end, an owner (BO3). */
  pickedUp: z.int(),
  /** The median from pick-up to the owner's first reply (BO2); null without a reply. */
  firstResponseMs: z.number().nullable(),
});

const servedByAll = served.extend({
  /** The median from the customer's first unanswered message to the first reply, as in reports (BO2). Older servers leave it out. */
  firstAnswerMs: z.number().nullable().optional(),
});

export const boardAnswer = z.object({
  seq,
  now: instant,
  /** The start of today in the account's time zone (BO1). */
  since: instant,
  today: servedByAll,
  agents: z.array(served.extend({ agentId })),
  /** Sessions opened in the last ten minutes. */
  arrived: z.int(),
  /** Today's failed and unconfirmed replies, except those that were sent again (BO4). */
  failed: z.int(),
  unconfirmed: z.int(),
  /** Agents who have read another agent's open session, and when last (BO8); the latest first. */
  readers: z.array(z.object({ sessionId, agentId, at: instant })),
  /** WeChat's last push, to half a minute, or the later start of listening (AL4); null: never. */
  heardAt: instant.nullable(),
  /** Newest first: at most 50 lines (`told-together.ts`) of the newest 500 events. */
  happenings: z.array(happening),
});
export type Board = z.infer<typeof boardAnswer>;

/** [BO17] An agent's own figures of today, visible to that agent only. */
export const ownDayAnswer = z.object({
  now: instant,
  /** The start of today in the account's time zone (BO1). */
  since: instant,
  ...served.shape,
  /** The agent's replies of today in any delivery state, at most 5,000. */
  replies: z.int(),
});
export type OwnDay = z.infer<typeof ownDayAnswer>;
