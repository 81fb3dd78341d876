/** Requests over the socket: counted, parsed, answered through their acknowledgement. */
import type { Refusal } from "@jieru/shared/protocol/refusals";
import { type Acknowledgement, type ClientEvent, clientEvents } from "@jieru/shared/protocol/socket";
import type { Socket } from "socket.io";
import type { z } from "zod";
import { ruleBehind } from "../denials.ts";
import { windowsBy } from "../rates/windows.ts";
import type { DeniedRule } from "../security-log.ts";
import type { GatewayOptions, Identity } from "./gateway.ts";

type Options = Pick<GatewayOptions, "clock" | "log" | "deny">;

/** [N40] Of one web session over all its sockets: a hundred a second, more than keys that are held down ask for. */
const requestsPerMinute = 6_000;
const minuteMs = 60_000;

const identityOf = (socket: Socket): Identity => socket.data.identity as Identity;

/** Handles one kind of request; what does not fit its schema, or comes too often, is refused. */
export function createAnswer(options: Options) {
  const { clock, log, deny } = options;
  const asked = new (windowsBy(clock))({} as never);
  /** Why it must wait, or null. NOTE: the store answers before it returns. */
  const paceOf = (socket: Socket): Refusal | null => {
    let refusal: Refusal | null = null as Refusal | null;
    asked.incr(
      identityOf(socket).webSessionId,
      (_error, counted) => {
        if (!counted || counted.current <= requestsPerMinute) return;
        refusal = { refusal: "too_many_requests", retryAfterSeconds: Math.ceil(counted.ttl / 1_000) };
      },
      minuteMs,
      requestsPerMinute,
    );
    return refusal;
  };

  return <E extends ClientEvent>(
    socket: Socket,
    event: E,
    handle: (body: z.infer<(typeof clientEvents)[E]>) => Promise<Acknowledgement>,
  ): void => {
    const denied = (rule: DeniedRule, why: string): void =>
      deny({
        rule,
        why,
        agentId: identityOf(socket).agentId,
        ip: socket.data.ip as string | undefined,
        at: event,
      });
    socket.on(event as string, async (body: unknown, acknowledge: unknown) => {
      const reply = typeof acknowledge === "function" ? acknowledge : () => undefined;
      const refuse = (rule: DeniedRule, why: string, refusal: Refusal): void => {
        denied(rule, why);
        reply({ ok: false, refusal });
      };
      const tooMany = paceOf(socket);
      if (tooMany) return refuse("N40", tooMany.refusal, tooMany);
      const parsed = clientEvents[event].safeParse(body);
      if (!parsed.success) return refuse("N7", "malformed", { refusal: "not_allowed" });
      try {
        const result = await handle(parsed.data as z.infer<(typeof clientEvents)[E]>);
        const rule = result.ok ? undefined : ruleBehind(result.refusal.refusal);
        if (rule && !result.ok) denied(rule, result.refusal.refusal);
        reply(result);
      } catch (error) {
        log.warn({ err: error, event }, "a socket request failed");
        reply({ ok: false, refusal: { refusal: "database_unavailable" } });
      }
    });
  };
}
