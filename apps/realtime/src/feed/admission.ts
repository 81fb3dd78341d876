/** Who gets a socket, once its handshake may begin: whoever is signed in, when this server serves consoles and can look them up. */
import type { EndedBy } from "@jieru/shared/protocol/browsers";
import type { Server, Socket } from "socket.io";
import type { Metrics } from "../base/metrics.ts";
import type { IsTrustedProxy } from "../base/trusted-proxies.ts";
import { addressOf } from "../http/handshake-address.ts";
import type { Deny } from "../http/security-log.ts";
import { RateLimited } from "../sign-in/lookup-limiter.ts";
import type { Identity } from "../sign-in/sign-in.ts";

/** The agent of a socket, and their address as far as the handshake told it. */
export interface Caller extends Identity {
  address: string | undefined;
}

export interface AdmissionOptions {
  metrics: Metrics;
  deny: Deny;
  /** The proxies whose `X-Forwarded-For` is believed (N14). */
  isTrustedProxy: IsTrustedProxy;
  /** Whether this server serves consoles yet (SU2). */
  isOpen(): boolean;
  /** Who the cookie signs in. Rejects with `RateLimited`, and with the database's error. */
  identify(cookieHeader: string | undefined, address?: string): Promise<Identity | null>;
  /** [SI14] Which other browser ended the session of the cookie. Never rejects. */
  findEnding(cookieHeader: string | undefined, address?: string): Promise<EndedBy | null>;
}

/** [SI6] A page that names its agent must not get another agent's news. */
const isTheirs = ({ handshake }: Socket, { agentId }: Identity): boolean =>
  [undefined, agentId].includes(handshake.auth.agentId);

/** Every socket that connects afterwards has its `Caller` (`callerOf`). */
export function admitCallers(io: Server, options: AdmissionOptions): void {
  io.use((_socket, next) => {
    // Not as a failed handshake: after three of those, a console concludes that the network blocks it (TR2).
    next(options.isOpen() ? undefined : new Error("server_busy"));
  });
  io.use((socket, next) => {
    // The address is read now, as the request is dropped once somebody is admitted, and one connection may ask more
    // than once.
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
        // What Socket.IO sends of an error is its message and its `data`.
        next(Object.assign(new Error("not_signed_in"), endedBy && { data: { endedBy } }));
      },
      (error: unknown) =>
        next(new Error(error instanceof RateLimited ? "server_busy" : "database_unavailable")),
    );
  });
}

/** Of a socket that was admitted. */
export const callerOf = ({ data }: Socket): Caller => data.caller;
