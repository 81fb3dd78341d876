/** What the supervisors' board needs besides the snapshot: today's numbers, and what happened lately. */

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

/** Something that explains why the board looks as it does (BO5). */
export const happening = z.discriminatedUnion("what", [
  z.object({
    ...about,
    what: z.literal("waits_again"),
    why: z.enum(["agent_lost", "unbound", "returned", "no_answer", "unanswered", "signed_out"]),
    /** Whose session it was. */
    fromId: agentId.nullable(),
    /** Their name, also where they are unbound by now. */
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
  /** WeChat's pushes: some may be lost, there are none for an unusual time, they come again. */
  z.object({
    seq,
    at: instant,
    what: z.enum(["pushes_missed", "pushes_ceased", "pushes_came_back"]),
    /** From when to when; only with `pushes_missed`. */
    gap: pushGap.nullable(),
  }),
  z.object({ seq, at: instant, what: z.enum(["credentials_refused", "credentials_accepted"]) }),
]);
export type Happening = z.infer<typeof happening>;

const served = z.object({
  /** Sessions whose last pick-up was today and that somebody owns, or owned at the end (BO3). */
  pickedUp: z.int(),
  /** The median from pick-up to the owner's first reply (BO2); null before the first. */
  firstResponseMs: z.number().nullable(),
});

const servedByAll = served.extend({
  /** The median from the customer's first unanswered message to the first reply, as reports count it (BO2). A server of an earlier release leaves it out. */
  firstAnswerMs: z.number().nullable().optional(),
});

export const boardAnswer = z.object({
  seq,
  now: instant,
  /** When today began at the account's place (BO1). */
  since: instant,
  today: servedByAll,
  /** Also those who are unbound by now. */
  agents: z.array(served.extend({ agentId })),
  /** Sessions opened in the last ten minutes. */
  arrived: z.int(),
  /** Today's replies WeChat did not take, and those nobody knows of, without those that have been sent again (BO4). */
  failed: z.int(),
  unconfirmed: z.int(),
  /** Who has read an active or inactive session though it was another's, and when last (BO8); the latest first. */
  readers: z.array(z.object({ sessionId, agentId, at: instant })),
  /** When WeChat was last heard, to half a minute, or when somebody began to listen to it again (AL4); null: never. */
  heardAt: instant.nullable(),
  /** Newest first: what makes at most 50 lines (`told-together.ts`), of the newest 500 events. */
  happenings: z.array(happening),
});
export type Board = z.infer<typeof boardAnswer>;

/** [BO17] An agent's own figures of today, for that agent alone. */
export const ownDayAnswer = z.object({
  now: instant,
  /** When today began at the account's place (BO1). */
  since: instant,
  ...served.shape,
  /** The agent's replies of today, at most 5,000, whatever became of them. */
  replies: z.int(),
});
export type OwnDay = z.infer<typeof ownDayAnswer>;
