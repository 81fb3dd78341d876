/** [TR17] Logs errors that consoles report. Nothing is stored. */
import type { AgentId } from "@jieru/shared/domain/ids";
import { type ClientError, clientError } from "@jieru/shared/protocol/client-errors";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { Logger } from "pino";
import type { Clock } from "../base/context.ts";
import { Windows } from "../http/rate-windows.ts";

export interface ClientErrorOptions {
  log: Logger;
  clock: Clock;
}

const bodyLimit = 4_096;
const linesPerMinute = 30;
const minuteMs = 60_000;

/** [N32] Writes at most `linesPerMinute` reports in total. The next line counts the omitted ones. */
export function createClientErrorLog({ log, clock }: ClientErrorOptions) {
  const windows = new Windows(clock);
  let leftOut = 0;
  return ({ code, ...error }: ClientError, agentId: AgentId): void => {
    if (windows.count("all", minuteMs).current > linesPerMinute) {
      leftOut++;
      return;
    }
    log.warn(
      { clientError: code, ...error, agentId, ...(leftOut > 0 && { leftOut }) },
      "a console reported an error",
    );
    leftOut = 0;
  };
}

/** Needs `enforceAccess` on the instance. */
export async function clientErrorRoutes(
  instance: FastifyInstance,
  options: ClientErrorOptions,
): Promise<void> {
  const write = createClientErrorLog(options);
  instance.withTypeProvider<ZodTypeProvider>().post(
    "/api/client-errors",
    {
      bodyLimit,
      config: { access: "signed_in", pace: "client_errors" },
      schema: { summary: "Report a console error to the server's log", body: clientError },
    },
    async ({ body, principal: { agentId } }, reply) => {
      write(body, agentId);
      return reply.code(204).send();
    },
  );
}
