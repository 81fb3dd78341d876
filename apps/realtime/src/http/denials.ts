import type { RefusalCode } from "@jieru/shared/protocol/refusals";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Denial, DeniedRule, Deny } from "./security-log.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** null: the status shows it. */
    denial: Pick<Denial, "rule" | "why"> | null;
  }
}

/** Refusals that regular use never causes. */
const ruleOfRefusal: Partial<Record<RefusalCode, DeniedRule>> = {
  not_allowed: "N34",
  not_bound: "N34",
  account_not_found: "N41",
  session_not_found: "N34",
  message_not_found: "N34",
  media_not_found: "N26",
  not_an_image: "N25",
  invitation_invalid: "N41",
  too_many_requests: "N40",
  upload_limit_reached: "N28",
};

const ruleOfStatus: Partial<Record<number, DeniedRule>> = {
  403: "N34",
  413: "N7",
  415: "N13",
  429: "N40",
};

export function noteDenial(request: FastifyRequest, rule: DeniedRule, why: string): void {
  request.denial ??= { rule, why };
}

export const ruleBehind = (code: RefusalCode): DeniedRule | undefined => ruleOfRefusal[code];

export function noteRefusal(request: FastifyRequest, code: RefusalCode): void {
  const rule = ruleBehind(code);
  if (rule) noteDenial(request, rule, code);
}

/** Call it before routes are registered. */
export function logDenials(app: FastifyInstance, deny: Deny): void {
  app.decorateRequest("denial", null);
  app.addHook("onResponse", (request, reply, done) => {
    const rule = request.denial?.rule ?? ruleOfStatus[reply.statusCode];
    if (rule) {
      const why = request.denial?.why ?? `status_${reply.statusCode}`;
      deny({ rule, why, ip: request.ip, agentId: request.principal?.agentId, at: placeOf(request) });
    }
    done();
  });
}

const placeOf = ({ method, routeOptions }: FastifyRequest): string => `${method} ${routeOptions.url ?? "?"}`;
