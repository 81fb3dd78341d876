/** Frames of the socket. The console asks with an acknowledgement; changes come as `events`. */

import { z } from "zod";
import { accountCounts } from "../domain/account-counts.ts";
import { health } from "../domain/health-schema.ts";
import { accountId, agentId, conversationId, openingId, seq } from "../domain/ids.ts";
import { frame } from "../domain/snapshot-schema.ts";
import { endedBy, newBrowsers } from "./browsers.ts";
import { refusal } from "./refusals.ts";

export const subscribeBody = z.strictObject({ accountId, afterSeq: seq });
export const watchBody = z.strictObject({ conversationId, opening: openingId.optional() });
export const unwatchBody = z.strictObject({ conversationId });
export const typingBody = z.strictObject({ conversationId, on: z.boolean() });
export const followLooksBody = z.strictObject({ on: z.boolean() });

export const clientEvents = {
  subscribe: subscribeBody,
  watch: watchBody,
  unwatch: unwatchBody,
  typing: typingBody,
  follow_looks: followLooksBody,
};
export type ClientEvent = keyof typeof clientEvents;

const ok = z.object({ ok: z.literal(true) });
const no = z.object({ ok: z.literal(false), refusal });
export const acknowledgement = z.union([ok, no]);
export type Acknowledgement = z.infer<typeof acknowledgement>;

export const eventsFrame = frame;
/** The console is too far behind, or its rights changed: load a fresh snapshot. */
export const snapshotRequired = z.object({ accountId });
/** Missed events follow, up to `head`, so that a console can show the progress (TR8). */
export const catchingUp = z.object({ accountId, head: seq });
export const signedOut = z.object({
  why: z.enum(["signed_out", "unbound", "expired", "crowded_out"]),
  /** [SI14] The other browser that signed this one out. */
  endedBy: endedBy.optional(),
});
/** Ephemeral: other agents who view this conversation or type in it. Never stored. */
export const presence = z.object({
  conversationId,
  watching: z.array(agentId),
  typing: z.array(agentId),
});
const look = z.object({ conversationId, watching: z.array(agentId).min(1) });
export type Look = z.infer<typeof look>;
/** More open conversations than a hundred agents have. */
export const looksShown = 300;
/** Ephemeral: who views which conversation of the account (BO9), all of them each time. Never stored. */
export const looks = z.object({ accountId, looks: z.array(look).max(looksShown) });
/** Ephemeral: counts of the agent's other accounts (MA3). Never stored. */
export const elsewhere = z.object({ accounts: z.array(accountCounts) });

/** The server stops and will cut this socket. Consoles reconnect at different times. */
export const restarting = z.object({ comeBackInMs: z.int().nonnegative() });

export const serverEvents = {
  events: eventsFrame,
  snapshot_required: snapshotRequired,
  catching_up: catchingUp,
  signed_out: signedOut,
  presence,
  looks,
  health,
  restarting,
  elsewhere,
  new_browsers: newBrowsers,
};
export type Presence = z.infer<typeof presence>;
export type Looks = z.infer<typeof looks>;
export type Restarting = z.infer<typeof restarting>;
export type OtherAccountCounts = z.infer<typeof elsewhere>;
export type SignedOut = z.infer<typeof signedOut>;
