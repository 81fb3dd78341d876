import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import { CannotStart } from "../base/cannot-start.ts";

export interface Place {
  host: string;
  /** 0: any that is free. */
  port: number;
}

const reasons: Record<string, string> = {
  EADDRINUSE: "is in use: stop what uses it, or set PORT",
  EACCES: "may not be listened on: set PORT to one above 1023, behind a reverse proxy",
};

/** [SU1] Listens until Fastify closes. Returns the port, which `port: 0` leaves to the system. Throws `CannotStart`. */
export async function listen(fastify: FastifyInstance, { host, port }: Place): Promise<number> {
  try {
    await fastify.listen({ host, port });
    return (fastify.server.address() as AddressInfo).port;
  } catch (cause) {
    const { code = "", message } = cause as NodeJS.ErrnoException;
    const reason = reasons[code];
    throw new CannotStart(reason ? `Port ${port} of ${host} ${reason}` : `HOST: ${message}`, { cause });
  }
}
