/**
 * Decides which requests may open a socket and continue with it. Over WebSocket, the handshake is the only request.
 * Over long polling, for networks that block WebSockets (TR2), every packet is a request.
 * Each must come from the same page and session as the first.
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
  /** Returns whether this server has recognised the cookie's secret before. */
  isKnown(secret: string): boolean;
  health(): Pick<Health, "database">;
}

/**
 * [N40] More than a console needs that reconnects as fast as it may. For people who are not signed in, the limit is by address.
 * `office` is for an address while the server cannot look up sessions and believes every cookie (DE9).
 */
const handshakesPerMinute = { known: 60, unknown: 30, office: 3_000 };
/**
 * [FD16] Limits over WebSocket.
 * - `known`: all sockets that one agent may have (FD8), as often as a console retries before admission.
 * - `others`: three hundred such consoles at a server that knows none of them yet.
 * - `outage`: while the database is away, attempts do not burden it for others. A whole office must learn of the outage (DE9).
 */
const socketsPerMinute = { known: 30 * 60, others: 12_000, outage: 60_000 };
const minuteMs = 60_000;

/**
 * [N1] Accepts only our own pages. A browser sends no Origin when a page reads from its own server.
 * Such a request must have a header that no other site can make the browser send.
 */
function isOurPage({ headers }: IncomingMessage, publicUrl: string): boolean {
  if (headers.origin === undefined) return headers["x-jieru-console"] !== undefined;
  return isOwnOrigin(headers.origin, publicUrl);
}

/** Returns the requested transport if address and headers agree on it, otherwise null. */
function wayOf({ url = "", headers }: IncomingMessage): "websocket" | "polling" | null {
  const asked = new URLSearchParams(url.slice(url.indexOf("?"))).getAll("transport").join();
  const upgrades = headers.upgrade !== undefined;
  if (asked === "websocket" && upgrades) return asked;
  return asked === "polling" && !upgrades ? asked : null;
}

/** Identifies handshakes that are counted together: those of a web session, or of a cookie that cannot be looked up now. */
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
  /** While the server cannot look up sessions, it believes every cookie. The socket's admission then answers that the database is away. */
  const whoIs = (request: IncomingMessage): Promise<Party | null> =>
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

  /**
   * [FD16] Makes no query: while many consoles reconnect, the database is busy admitting them.
   * A cookie unknown here may be made up, or the server may be new.
   */
  const isAllowedSocket = (request: IncomingMessage): boolean => {
    const secret = secretOf(request);
    if (secret !== null && isKnown(secret)) return isInPace(`socket ${secret}`, socketsPerMinute.known);
    const which = health().database === "away" ? "outage" : "others";
    return isInPace(`${which} at ${placeOf(request)}`, socketsPerMinute[which]);
  };

  return {
    /** [N40] No connection limits how many handshakes begin, so they are counted. */
    async mayBegin(request: IncomingMessage): Promise<boolean> {
      const way = wayOf(request);
      if (way === null) return refuse(request, "N14", "transport");
      const isOurs =
        way === "websocket" ? isOwnOrigin(request.headers.origin, publicUrl) : isOurPage(request, publicUrl);
      if (!isOurs) return refuse(request, "N1", "foreign_origin");
      const isInTime =
        way === "websocket" ? isAllowedSocket(request) : isAllowed(request, await whoIs(request));
      return isInTime || refuse(request, "N40", "too_many");
    },

    /** [N2] A request with another session's id does not have the cookie of that session. */
    mayGoOn(request: IncomingMessage, begunWith: string | null): boolean {
      if (!isOurPage(request, publicUrl)) return refuse(request, "N1", "foreign_origin");
      return secretOf(request) === begunWith || refuse(request, "N2", "another_session");
    },

    /** [N14] Returns an error for a request with two hosts. Engine.io answers it 400, before any other check. */
    refuseTwoHosts(request: IncomingMessage): Error | undefined {
      return namesTwoHosts(request) && !refuse(request, "N14", "two_hosts")
        ? new Error("two hosts")
        : undefined;
    },

    secretOf,
  };
}
export type Handshake = ReturnType<typeof createHandshake>;

/** The parts of engine.io's server and connections that its types lack. */
export interface Engine {
  use(check: (request: PollRequest, response: Answer, next: (error?: Error) => void) => void): unknown;
  on(event: "connection", listener: (connection: Connection) => void): unknown;
}
export interface Connection {
  id: string;
  request: IncomingMessage;
  /** `socket`: the WebSocket below it, if there is one. */
  transport: { socket?: { terminate(): void } };
  once(event: "close", listener: () => void): unknown;
  on(event: "packet", listener: (packet: { type: string; data?: unknown }) => void): unknown;
  /** `true`: discards unsent data. */
  close(discard: true): void;
}
/** engine.io's response object for a WebSocket request. It refers to the request for as long as the connection lasts. */
type Answer = ServerResponse | { req: IncomingMessage | null };
type PollRequest = IncomingMessage & { _query: { sid?: string } };

/** Checks every request. For the first one of a connection, it checks only the hosts. */
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

/**
 * Drops the request a console connected with, which is not needed after admission.
 * It would otherwise use memory for hours: several kB of headers, and the data that Node stores with them.
 * Returns a function to call with each admitted socket.
 */
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
