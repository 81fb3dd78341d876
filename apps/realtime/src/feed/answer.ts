import type { Refusal } from "@jieru/shared/protocol/refusals";
import { type Acknowledgement, type ClientEvent, clientEvents } from "@jieru/shared/protocol/socket";
import type { z } from "zod";
import { ruleBehind } from "../http/denials.ts";
import { Windows } from "../http/rate-windows.ts";
import type { DeniedRule } from "../http/security-log.ts";
import type { ConsoleSocket } from "./console-socket.ts";
import type { GatewayOptions } from "./gateway-options.ts";
import { Turns } from "./turns.ts";

type Options = Pick<GatewayOptions, "clock" | "log" | "deny">;

/** [N40] Per web session. A hundred per second is more than held-down keys produce. */
const requestsPerMinute = 6_000;
const minuteMs = 60_000;

export type Requests = {
  [E in ClientEvent]: (
    peer: ConsoleSocket,
    body: z.infer<(typeof clientEvents)[E]>,
  ) => Promise<Acknowledgement>;
};
type Handle = (peer: ConsoleSocket, body: unknown) => Promise<Acknowledgement>;

const isRequest = (event: unknown): event is ClientEvent =>
  typeof event === "string" && Object.hasOwn(clientEvents, event);

/**
 * Answers a console's requests by acknowledgement, and refuses malformed or too frequent ones. One listener per console
 * bounds the memory for ten thousand consoles.
 */
export function createAnswer({ clock, log, deny }: Options, requests: Requests) {
  const windows = new Windows(clock);
  const turns = new Turns();
  const paceOf = ({ webSessionId }: ConsoleSocket): Refusal | null => {
    const { current, leftMs } = windows.count(webSessionId, minuteMs);
    if (current <= requestsPerMinute) return null;
    return { refusal: "too_many_requests", retryAfterSeconds: Math.ceil(leftMs / 1_000) };
  };

  const answer = async (
    peer: ConsoleSocket,
    event: ClientEvent,
    body: unknown,
    reply: (acknowledgement: Acknowledgement) => void,
  ): Promise<void> => {
    const denied = (rule: DeniedRule, why: string): void =>
      deny({ rule, why, agentId: peer.agentId, ip: peer.address, at: event });
    const refuse = (rule: DeniedRule, why: string, refusal: Refusal): void => {
      denied(rule, why);
      reply({ ok: false, refusal });
    };
    const tooMany = paceOf(peer);
    if (tooMany) return refuse("N40", tooMany.refusal, tooMany);
    const parsed = clientEvents[event].safeParse(body);
    if (!parsed.success) return refuse("N7", "malformed", { refusal: "not_allowed" });
    try {
      const result = await turns.take(peer, () => (requests[event] as Handle)(peer, parsed.data));
      if (!result) return;
      const rule = result.ok ? undefined : ruleBehind(result.refusal.refusal);
      if (rule && !result.ok) denied(rule, result.refusal.refusal);
      reply(result);
    } catch (error) {
      log.warn({ err: error, event }, "a socket request failed");
      reply({ ok: false, refusal: { refusal: "database_unavailable" } });
    }
  };

  return (peer: ConsoleSocket): void => {
    peer.socket.onAny((event: unknown, body: unknown, acknowledge: unknown) => {
      const reply = typeof acknowledge === "function" ? acknowledge : () => undefined;
      if (isRequest(event))
        void answer(peer, event, body, reply as (acknowledgement: Acknowledgement) => void);
    });
  };
}
