import { type DestinationStream, type Logger, pino } from "pino";
import type { Config } from "./config.ts";
import { lastingOutput } from "./log-output.ts";

/** Query strings carry signatures, openids and codes. */
const pathOf = (url: string | undefined): string => (url ?? "").split("?")[0] ?? "";

/** Logs no cookies, bodies, query strings or credentials (N43). JSON escapes CR and LF: no forged records (N32). */
export function createLogger(config: Pick<Config, "logLevel">, stream?: DestinationStream): Logger {
  const options = {
    level: config.logLevel,
    base: null,
    redact: {
      paths: ["*.appSecret", "*.token", "*.encodingAesKey", "*.access_token", "*.secret"],
      censor: "hidden",
    },
    serializers: {
      err: pino.stdSerializers.wrapErrorSerializer(({ type, message, stack, raw }) => {
        const { code } = raw as { code?: unknown };
        return { type, message, stack, ...(code !== undefined && { code }) };
      }),
      req: (request: { method?: string; url?: string; ip?: string }) => ({
        method: request.method,
        path: pathOf(request.url),
        ip: request.ip,
      }),
      res: (reply: { statusCode?: number }) => ({ status: reply.statusCode }),
    },
  };
  return pino(options, stream ?? lastingOutput());
}
