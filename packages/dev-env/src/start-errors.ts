import { CannotStart, sentenceOf } from "@jieru/realtime/base/cannot-start";
import { hostsAndPorts } from "@jieru/realtime/base/config";

interface SystemError extends Error {
  code?: string;
  port?: number;
}

export interface ChosenPorts {
  serverPort: number;
  simulatorPort: number;
}

/** Returns one line for an error that a person can fix, otherwise the stack. `ports` is null if ports cannot be chosen. */
export function explain(error: unknown, ports: ChosenPorts | null): string {
  const { message } = error as Error;
  const { code, port } = ((error as Error).cause ?? error) as SystemError;
  if (code === "EADDRINUSE") {
    if (!ports) return `Port ${port} is taken. Stop what uses it`;
    const variable = port === ports.simulatorPort ? "SIMULATOR_PORT" : "PORT";
    return `Port ${port} is taken. Stop what uses it, or choose another: ${variable}=… pnpm start`;
  }
  return sentenceOf(error) ?? (error instanceof Error ? (error.stack ?? message) : String(error));
}

/** Returns the port a variable names, or undefined if it is unset or empty. Throws `CannotStart`. */
export function portIn(
  name: string,
  env: Record<string, string | undefined> = process.env,
): number | undefined {
  const text = env[name];
  if (!text) return undefined;
  const port = /^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new CannotStart(`${name}: must be a number from 0 to 65535`);
}

/** Parses `WEBHOOK_HOSTS` like the production server. Throws `CannotStart`. */
export function webhookHostsIn(env: Record<string, string | undefined> = process.env): string[] {
  if (!env.WEBHOOK_HOSTS) return [];
  const { data, error } = hostsAndPorts.safeParse(env.WEBHOOK_HOSTS);
  if (!data) throw new CannotStart(`WEBHOOK_HOSTS: ${error.issues[0]?.message}`);
  return data;
}
