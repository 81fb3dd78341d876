/** The schemas of what a console receives. Its pages check by `received-shapes.json`, which is made of them: zod itself stays out of the pages. */

import { z } from "zod";
import { agent } from "../domain/agent-schema.ts";
import { agentId, instant, seq } from "../domain/ids.ts";
import { message } from "../domain/message-schema.ts";
import { pushGap } from "../domain/push-gap-schema.ts";
import { session } from "../domain/session-schema.ts";
import { account, event, frame, snapshot } from "../domain/snapshot-schema.ts";
import { serverEvents } from "./socket.ts";

/** [FD13] What an event may hold, whatever its type. */
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

/** What is received, by the name of the socket's event; and the snapshot. */
export const received = {
  ...serverEvents,
  events: frame.extend({ events: z.array(z.intersection(event, anyEvent)) }),
  snapshot,
};
