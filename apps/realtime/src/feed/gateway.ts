/**
 * The feed's entrance: Socket.IO over WebSocket, or over long polling if the network blocks WebSockets (TR2). Changes goes out
 * here. Nothing is stored here (writes use HTTP): what comes in is only who looks at a conversation and who is typing.
 */
import type { Server as HttpServer } from "node:http";
import type { Health } from "@jieru/shared/domain/health";
import type { AccountId, ConversationId } from "@jieru/shared/domain/ids";
import type { EndedBy } from "@jieru/shared/protocol/browsers";
import { pingIntervalMs } from "@jieru/shared/protocol/ping";
import { Server } from "socket.io";
import { admitCallers, callerOf } from "./admission.ts";
import { createAnswer } from "./answer.ts";
import { ConsoleSocket, type ConsoleSocketOptions } from "./console-socket.ts";
import { Elsewhere } from "./elsewhere.ts";
import { frameParser } from "./frame-encoder.ts";
import type { GatewayOptions, PresenceHandlers } from "./gateway-options.ts";
import { beatSlots, Gathering } from "./gathering.ts";
import { createHandshake, forgetRequests, guardPolls } from "./handshake.ts";
import { NewBrowsers } from "./new-browsers.ts";
import { limitPackets } from "./packet-limit.ts";
import type { PresentAgent } from "./presence-leases.ts";

export interface Gateway {
  listPresent(): PresentAgent[];
  /** The conversations of the account that somebody has open, on any node. */
  listWatched(accountId: AccountId): ConversationId[];
  listUnsentBytes(): number[];
  /** [DE1] Tells every console what this server can do now. */
  tellHealth(health: Health): void;
  /** Cuts every socket of a web session that ended, by which other browser if one did it. */
  endSession(webSessionId: string, endedBy?: EndedBy): void;
  /** [FD7] Tells every console that the server stops, and when to come back. */
  sendAway(): void;
  /** Cuts all sockets and takes no new connections. */
  close(): Promise<void>;
}

const beatEveryMs = 5_000;
const maxFrameBytes = 16 * 1024;

type Options = GatewayOptions & PresenceHandlers;

export function openGateway(http: HttpServer, options: Options): Gateway {
  // [MA2] The numbers of an account that was just left show until when only once it is noted that the agent is gone.
  const onNoted = (agent: PresentAgent, noted: Promise<void>): Promise<void> =>
    noted.then(() => elsewhere.moved(agent.agentId));
  const gathering = new Gathering({
    ...options,
    onPresent: (agent) => onNoted(agent, options.onPresent(agent)),
    onAbsent: (agent) => onNoted(agent, options.onAbsent(agent)),
  });
  const elsewhere = new Elsewhere({ ...options, listSockets: () => gathering.list() });
  options.onAccountChanged((accountId) => elsewhere.ring(accountId));
  const newBrowsers = new NewBrowsers({ ...options, listSockets: () => gathering.list() });
  const handshake = createHandshake(options);
  const answer = createAnswer(options, {
    subscribe: (peer, { accountId, afterSeq }) => peer.subscribe(accountId, afterSeq),
    watch: (peer, { conversationId, opening }) => peer.watch(conversationId, opening),
    unwatch: async (peer, { conversationId }) => peer.unwatch(conversationId),
    async follow_looks(peer, { on }) {
      const answered = peer.followLooks(on);
      if (answered.ok) gathering.boardFollowed(peer);
      return answered;
    },
    typing: async (peer, { conversationId, on }) => gathering.typing(peer, conversationId, on),
  });
  const io = new Server(http, {
    transports: ["websocket", "polling"],
    allowUpgrades: false,
    httpCompression: false,
    serveClient: false,
    maxHttpBufferSize: maxFrameBytes,
    parser: frameParser,
    pingInterval: pingIntervalMs,
    pingTimeout: 5_000,
    // A connection that is not admitted within this time is closed.
    connectTimeout: 10_000,
    allowRequest: (request, done) => void handshake.mayBegin(request).then((may) => done(null, may)),
  });
  guardPolls(io.engine, handshake);
  limitPackets(io.engine, options);
  const forgetRequest = forgetRequests(io.engine);

  admitCallers(io, options);

  const peerOptions: ConsoleSocketOptions = {
    ...options,
    onArrived(s) {
      gathering.arrived(s);
      elsewhere.moved(s.agentId);
    },
    onLeft(s, accountId, watched) {
      gathering.left(s, accountId, watched);
      elsewhere.moved(s.agentId);
    },
    onWatching: (s, conversationId) => gathering.looked(s, conversationId),
  };

  io.on("connection", (socket) => {
    const peer = new ConsoleSocket(socket, callerOf(socket), peerOptions);
    forgetRequest(socket);
    gathering.add(peer);
    socket.emit("health", options.health());
    options.metrics.sockets.inc();
    answer(peer);
    socket.on("disconnect", () => {
      // A returning client opens a new connection, as the request this one began with is gone.
      socket.conn.close();
      peer.leave();
      gathering.remove(peer);
      options.metrics.sockets.dec();
    });
  });

  const stopBeating = keepBeating(options, gathering, newBrowsers);
  return {
    listPresent: () => gathering.listPresent(),
    listWatched: (accountId) => gathering.listWatched(accountId),
    listUnsentBytes: () => Array.from(gathering.list(), (socket) => socket.unsentBytes()),
    tellHealth(health) {
      io.emit("health", health);
    },
    endSession: (webSessionId, endedBy) => gathering.endSession(webSessionId, endedBy),
    sendAway: () => gathering.sendAway(),
    async close() {
      stopBeating();
      elsewhere.stop();
      await io.close();
    },
  };
}

/** Keeps those who are here present, and every few seconds looks up which sessions have ended and who came in anew. Returns its end. */
function keepBeating(options: Options, gathering: Gathering, newBrowsers: NewBrowsers): () => void {
  const lookUpSessions = async (): Promise<void> => {
    const ended = await options.listEnded(gathering.listWebSessions());
    const endings = ended.length > 0 ? await options.listEndings(ended) : null;
    for (const id of ended) gathering.endSession(id, endings?.get(id));
    await newBrowsers.look();
  };
  const beat = setInterval(() => gathering.beat(), beatEveryMs / beatSlots);
  const lookUp = setInterval(() => {
    lookUpSessions().catch((error: unknown) =>
      options.log.warn({ err: error }, "ended sessions and new browsers could not be looked up"),
    );
  }, beatEveryMs);
  return () => {
    clearInterval(beat);
    clearInterval(lookUp);
  };
}
