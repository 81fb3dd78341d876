/**
 * Decides which requests may open or continue a socket. Over long polling (TR2) every packet is a request, and must
 * come from the same page and session.
 */
import { type IncomingMessage, ServerResponse } from "node:http";
import { normalizeIP } from "@fastify/rate-limit";
import type { Health } from "@jieru/shared/domain/health";
import type { Socket } from "socket.io";
import type { Clock } from "../base/context.ts";
import type { Metrics } from "../base/metrics.ts";
import type { IsTrustedProxy } from "../base/trusted-proxies.ts";
import { cookieNames, secretIn } from "../http/cookies.ts";
import { addressOf } from "../http/handshake-address.ts";
import { namesTwoHosts } from "../http/headers.ts";
import { isOwnOrigin } from "../http/origin.ts";
import { Windows } from "../http/rate-windows.ts";
import type { DeniedRule, Deny } from "../http/security-log.ts";

export interface HandshakeOptions {
  publicUrl: string;
  clock: Clock;
  metrics: Metrics;
  deny: Deny;
  isTrustedProxy: IsTrustedProxy;
  identify(cookieHeader: string | undefined, address?: string): Promise<{ webSessionId: string } | null>;
  isKnown(secret: string): boolean;
  health(): Pick<Health, "database">;
}

/** [N40] Per session or address. `office`: while sessions cannot be looked up, every cookie is accepted (DE9). */
const handshakesPerMinute = { known: 60, unknown: 30, office: 3_000 };
/**
 * [FD16] WebSocket limits. `known`: an agent's sockets (FD8) at their retry rate; `others`: three hundred such
 * consoles; `outage`: a whole office while the database is away (DE9).
 */
const socketsPerMinute = { known: 30 * 60, others: 12_000, outage: 60_000 };
const minuteMs = 60_000;

/** [N1] Accepts only our pages. Without an Origin, a header is required that other sites cannot send. */
function isOurPage({ headers }: IncomingMessage, publicUrl: string): boolean {
  if (headers.origin === undefined) return headers["x-jieru-console"] !== undefined;
  return isOwnOrigin(headers.origin, publicUrl);
}

/** Returns the transport if address and headers agree, else null. */
function wayOf({ url = "", headers }: IncomingMessage): "websocket" | "polling" | null {
  const transport = new URLSearchParams(url.slice(url.indexOf("?"))).getAll("transport").join();
  const upgrades = headers.upgrade !== undefined;
  if (transport === "websocket" && upgrades) return transport;
  return transport === "polling" && !upgrades ? transport : null;
}

/** Handshakes counted together: by web session, or by cookie while that cannot be looked up. */
interface Party {
  id: string;
  isKnown: boolean;
}

export function createHandshake(options: HandshakeOptions) {
  const { publicUrl, clock, metrics, deny, isTrustedProxy, identify, isKnown, health } = options;
  const handshakes = new Windows(clock);
  const { session: cookieName } = cookieNames(publicUrl);

  const refuse = (request: IncomingMessage, rule: DeniedRule, why: string): false => {
    metrics.refusedHandshakes.inc({ why });
    deny({ rule, why, ip: addressOf(request, isTrustedProxy) });
    return false;
  };

  const isInPace = (party: string, max: number): boolean => handshakes.count(party, minuteMs).current <= max;
  const secretOf = ({ headers }: IncomingMessage) => secretIn(headers.cookie, cookieName);
  /** Accepts every cookie while sessions cannot be looked up; the admission then reports the outage. */
  const findParty = (request: IncomingMessage): Promise<Party | null> =>
    identify(request.headers.cookie, addressOf(request, isTrustedProxy)).then(
      (found) => found && { id: found.webSessionId, isKnown: true },
      () => {
        const id = secretOf(request);
        return id === null ? null : { id, isKnown: false };
      },
    );
  const { known, unknown, office } = handshakesPerMinute;
  const placeOf = (request: IncomingMessage) => normalizeIP(addressOf(request, isTrustedProxy) ?? "");
  const isAllowed = (request: IncomingMessage, party: Party | null): boolean => {
    const address = placeOf(request);
    if (!party) return isInPace(`of ${address}`, unknown);
    if (!party.isKnown && !isInPace(`at ${address}`, office)) return false;
    return isInPace(party.id, known);
  };

  /** [FD16] Makes no query, as the database is busy while many consoles reconnect. */
  const isAllowedSocket = (request: IncomingMessage): boolean => {
    const secret = secretOf(request);
    if (secret !== null && isKnown(secret)) return isInPace(`socket ${secret}`, socketsPerMinute.known);
    const which = health().database === "away" ? "outage" : "others";
    return isInPace(`${which} at ${placeOf(request)}`, socketsPerMinute[which]);
  };

  return {
    async mayBegin(request: IncomingMessage): Promise<boolean> {
      const way = wayOf(request);
      if (way === null) return refuse(request, "N14", "transport");
      const isOurs =
        way === "websocket" ? isOwnOrigin(request.headers.origin, publicUrl) : isOurPage(request, publicUrl);
      if (!isOurs) return refuse(request, "N1", "foreign_origin");
      const isInTime =
        way === "websocket" ? isAllowedSocket(request) : isAllowed(request, await findParty(request));
      return isInTime || refuse(request, "N40", "too_many");
    },

    /** [N2] Another session's id comes without its cookie. */
    mayGoOn(request: IncomingMessage, begunWith: string | null): boolean {
      if (!isOurPage(request, publicUrl)) return refuse(request, "N1", "foreign_origin");
      return secretOf(request) === begunWith || refuse(request, "N2", "another_session");
    },

    /** [N14] Returns an error for two hosts, answered with 400 before any other check. */
    refuseTwoHosts(request: IncomingMessage): Error | undefined {
      return namesTwoHosts(request) && !refuse(request, "N14", "two_hosts")
        ? new Error("two hosts")
        : undefined;
    },

    secretOf,
  };
}
export type Handshake = ReturnType<typeof createHandshake>;

export interface Engine {
  use(check: (request: PollRequest, response: Answer, next: (error?: Error) => void) => void): unknown;
  on(event: "connection", listener: (connection: Connection) => void): unknown;
}
export interface Connection {
  id: string;
  request: IncomingMessage;
  transport: { socket?: { terminate(): void } };
  once(event: "close", listener: () => void): unknown;
  on(event: "packet", listener: (packet: { type: string; data?: unknown }) => void): unknown;
  close(discard: true): void;
}
/** For a WebSocket, engine.io's response keeps the request for the connection's lifetime. */
type Answer = ServerResponse | { req: IncomingMessage | null };
type PollRequest = IncomingMessage & { _query: { sid?: string } };

/** Checks every request; only the hosts of a connection's first one. */
export function guardPolls(engine: Engine, { mayGoOn, refuseTwoHosts, secretOf }: Handshake): void {
  const begunWith = new Map<string, string | null>();
  engine.on("connection", (connection) => {
    begunWith.set(connection.id, secretOf(connection.request));
    connection.once("close", () => begunWith.delete(connection.id));
  });
  engine.use((request, _response, next) => next(refuseTwoHosts(request)));
  engine.use((request, _response, next) => {
    const secret = begunWith.get(request._query.sid ?? "");
    next(secret !== undefined && !mayGoOn(request, secret) ? new Error("not yours") : undefined);
  });
}

/** Drops the handshake's request, which holds several kB. Call the result with each admitted socket. */
export function forgetRequests(engine: Engine): (socket: Socket) => void {
  const answers = new WeakMap<IncomingMessage, Answer>();
  engine.use((request, response, next) => {
    answers.set(request, response);
    next();
  });
  return ({ conn, handshake }) => {
    const answer = answers.get(conn.request);
    if (answer && !(answer instanceof ServerResponse)) answer.req = null;
    (conn as { request: IncomingMessage | null }).request = null;
    handshake.headers = {};
  };
}
