import type { EndedBy } from "@jieru/shared/protocol/browsers";
import type { Server, Socket } from "socket.io";
import type { Metrics } from "../base/metrics.ts";
import type { IsTrustedProxy } from "../base/trusted-proxies.ts";
import { addressOf } from "../http/handshake-address.ts";
import type { Deny } from "../http/security-log.ts";
import { RateLimited } from "../sign-in/lookup-limiter.ts";
import type { Identity } from "../sign-in/sign-in.ts";

export interface Caller extends Identity {
  address: string | undefined;
}

export interface AdmissionOptions {
  metrics: Metrics;
  deny: Deny;
  /** The proxies whose `X-Forwarded-For` is trusted (N14). */
  isTrustedProxy: IsTrustedProxy;
  isOpen(): boolean;
  identify(cookieHeader: string | undefined, address?: string): Promise<Identity | null>;
  findEnding(cookieHeader: string | undefined, address?: string): Promise<EndedBy | null>;
}

/** [SI6] A page must not receive another agent's events. */
const isTheirs = ({ handshake }: Socket, { agentId }: Identity): boolean =>
  [undefined, agentId].includes(handshake.auth.agentId);

export function admitCallers(io: Server, options: AdmissionOptions): void {
  io.use((_socket, next) => {
    // Not a failed handshake: three of those would make a console avoid WebSockets (TR2).
    next(options.isOpen() ? undefined : new Error("server_busy"));
  });
  io.use((socket, next) => {
    // Reads the address before the request is dropped.
    const address = addressOf(socket.request, options.isTrustedProxy);
    options.identify(socket.request.headers.cookie, address).then(
      async (identity) => {
        if (!identity) {
          options.metrics.refusedHandshakes.inc({ why: "not_signed_in" });
          options.deny({ rule: "N2", why: "handshake", ip: address });
        }
        socket.data.caller = identity && { ...identity, address };
        if (identity) return next(isTheirs(socket, identity) ? undefined : new Error("not_signed_in"));
        const endedBy = await options.findEnding(socket.request.headers.cookie, address);
        // Socket.IO sends an error's message and `data`.
        next(Object.assign(new Error("not_signed_in"), endedBy && { data: { endedBy } }));
      },
      (error: unknown) =>
        next(new Error(error instanceof RateLimited ? "server_busy" : "database_unavailable")),
    );
  });
}

export const callerOf = ({ data }: Socket): Caller => data.caller;
