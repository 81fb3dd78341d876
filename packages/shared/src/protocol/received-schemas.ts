/** Schemas of frames and snapshots. Pages use `received-shapes.json`, which is made from them, so that they need not load zod. */

import { z } from "zod";
import { agent } from "../domain/agent-schema.ts";
import { agentId, instant, seq } from "../domain/ids.ts";
import { message } from "../domain/message-schema.ts";
import { pushGap } from "../domain/push-gap-schema.ts";
import { session } from "../domain/session-schema.ts";
import { account, event, frame, snapshot } from "../domain/snapshot-schema.ts";
import { serverEvents } from "./socket.ts";

/** [FD13] The possible content of an event of any type. */
const anyEvent = z.object({
  seq,
  at: instant,
  type: z.string(),
  session: session.optional(),
  message: message.optional(),
  agents: z.array(agent).optional(),
  agentId: agentId.optional(),
  account: account.optional(),
  gap: pushGap.optional(),
});

export const received = {
  ...serverEvents,
  events: frame.extend({ events: z.array(z.intersection(event, anyEvent)) }),
  snapshot,
};
