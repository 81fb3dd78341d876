/** Admits sockets: the server must serve consoles, be able to look up the cookie, and find a signed-in agent for it. */
import type { EndedBy } from "@jieru/shared/protocol/browsers";
import type { Server, Socket } from "socket.io";
import type { Metrics } from "../base/metrics.ts";
import type { IsTrustedProxy } from "../base/trusted-proxies.ts";
import { addressOf } from "../http/handshake-address.ts";
import type { Deny } from "../http/security-log.ts";
import { RateLimited } from "../sign-in/lookup-limiter.ts";
import type { Identity } from "../sign-in/sign-in.ts";

/** The agent of a socket, and the address from the handshake. */
export interface Caller extends Identity {
  address: string | undefined;
}

export interface AdmissionOptions {
  metrics: Metrics;
  deny: Deny;
  /** The proxies whose `X-Forwarded-For` is believed (N14). */
  isTrustedProxy: IsTrustedProxy;
  /** Returns whether this server serves consoles yet (SU2). */
  isOpen(): boolean;
  /** Returns the identity that the cookie signs in. Rejects with `RateLimited`, and with the database's error. */
  identify(cookieHeader: string | undefined, address?: string): Promise<Identity | null>;
  /** [SI14] Returns the other browser that ended the session of the cookie. Never rejects. */
  findEnding(cookieHeader: string | undefined, address?: string): Promise<EndedBy | null>;
}

/** [SI6] A page that names its agent must not receive another agent's events. */
const isTheirs = ({ handshake }: Socket, { agentId }: Identity): boolean =>
  [undefined, agentId].includes(handshake.auth.agentId);

/** Adds the checks for new sockets. Every socket that connects afterwards has its `Caller` (`callerOf`). */
export function admitCallers(io: Server, options: AdmissionOptions): void {
  io.use((_socket, next) => {
    // Not a failed handshake: after three of those, a console concludes that the network blocks WebSockets (TR2).
    next(options.isOpen() ? undefined : new Error("server_busy"));
  });
  io.use((socket, next) => {
    // The address is read now because the request is dropped after admission. One connection may ask more than once.
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
        // Socket.IO sends an error's message and its `data`.
        next(Object.assign(new Error("not_signed_in"), endedBy && { data: { endedBy } }));
      },
      (error: unknown) =>
        next(new Error(error instanceof RateLimited ? "server_busy" : "database_unavailable")),
    );
  });
}

/** Returns the caller of an admitted socket. */
export const callerOf = ({ data }: Socket): Caller => data.caller;
