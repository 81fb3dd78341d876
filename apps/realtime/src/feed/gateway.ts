/**
 * The consoles' sockets: WebSocket, or long polling if that is blocked (TR2). Consoles report only viewing and typing;
 * data to store comes by HTTP.
 */
import type { Server as HttpServer } from "node:http";
import type { Health } from "@jieru/shared/domain/health";
import type { AccountId, ConversationId } from "@jieru/shared/domain/ids";
import type { EndedBy } from "@jieru/shared/protocol/browsers";
import { pingIntervalMs } from "@jieru/shared/protocol/ping";
import { Server } from "socket.io";
import { admitCallers, callerOf } from "./admission.ts";
import { createAnswer } from "./answer.ts";
import { ConnectionRegistry } from "./connection-registry.ts";
import { ConsoleSocket, type ConsoleSocketOptions } from "./console-socket.ts";
import { frameParser } from "./frame-encoder.ts";
import type { GatewayOptions, PresenceHandlers } from "./gateway-options.ts";
import { createHandshake, forgetRequests, guardPolls } from "./handshake.ts";
import { NewBrowsers } from "./new-browsers.ts";
import { OtherAccountCounts } from "./other-account-counts.ts";
import { limitPackets } from "./packet-limit.ts";
import type { PresentAgent } from "./presence-leases.ts";

export interface Gateway {
  listPresent(): PresentAgent[];
  listWatched(accountId: AccountId): ConversationId[];
  listUnsentBytes(): number[];
  tellHealth(health: Health): void;
  endSession(webSessionId: string, endedBy?: EndedBy): void;
  sendAway(): void;
  close(): Promise<void>;
}

const beatEveryMs = 5_000;
const maxFrameBytes = 16 * 1024;

type Options = GatewayOptions & PresenceHandlers;

export function openGateway(http: HttpServer, options: Options): Gateway {
  // [MA2] Counts are correct only once the agent's absence is stored.
  const onNoted = (agent: PresentAgent, noted: Promise<void>): Promise<void> =>
    noted.then(() => accountCounts.moved(agent.agentId));
  const registry = new ConnectionRegistry({
    ...options,
    onPresent: (agent) => onNoted(agent, options.onPresent(agent)),
    onAbsent: (agent) => onNoted(agent, options.onAbsent(agent)),
  });
  const accountCounts = new OtherAccountCounts({ ...options, listSockets: () => registry.list() });
  options.onAccountChanged((accountId) => accountCounts.markChanged(accountId));
  const newBrowsers = new NewBrowsers({ ...options, listSockets: () => registry.list() });
  const handshake = createHandshake(options);
  const answer = createAnswer(options, {
    subscribe: (peer, { accountId, afterSeq }) => peer.subscribe(accountId, afterSeq),
    watch: (peer, { conversationId, opening }) => peer.watch(conversationId, opening),
    unwatch: async (peer, { conversationId }) => peer.unwatch(conversationId),
    async follow_looks(peer, { on }) {
      const answered = peer.followViewers(on);
      if (answered.ok) registry.boardFollowed(peer);
      return answered;
    },
    typing: async (peer, { conversationId, on }) => registry.typing(peer, conversationId, on),
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
      registry.arrived(s);
      accountCounts.moved(s.agentId);
    },
    onLeft(s, accountId, watched) {
      registry.left(s, accountId, watched);
      accountCounts.moved(s.agentId);
    },
    onWatching: (s, conversationId) => registry.looked(s, conversationId),
  };

  io.on("connection", (socket) => {
    const peer = new ConsoleSocket(socket, callerOf(socket), peerOptions);
    forgetRequest(socket);
    registry.add(peer);
    socket.emit("health", options.health());
    options.metrics.sockets.inc();
    answer(peer);
    socket.on("disconnect", () => {
      // Forces a new connection, as the first request was dropped.
      socket.conn.close();
      peer.leave();
      registry.remove(peer);
      options.metrics.sockets.dec();
    });
  });

  const stopBeating = keepBeating(options, registry, newBrowsers);
  return {
    listPresent: () => registry.listPresent(),
    listWatched: (accountId) => registry.listWatched(accountId),
    listUnsentBytes: () => Array.from(registry.list(), (socket) => socket.unsentBytes()),
    tellHealth(health) {
      io.emit("health", health);
    },
    endSession: (webSessionId, endedBy) => registry.endSession(webSessionId, endedBy),
    sendAway: () => registry.sendAway(),
    async close() {
      stopBeating();
      accountCounts.stop();
      await io.close();
    },
  };
}

/** Sends the time and checks for ended sessions and new browsers. Returns a function that stops it. */
function keepBeating(options: Options, registry: ConnectionRegistry, newBrowsers: NewBrowsers): () => void {
  const lookUpSessions = async (): Promise<void> => {
    const ended = await options.listEnded(registry.listWebSessions());
    const endings = ended.length > 0 ? await options.listEndings(ended) : null;
    for (const id of ended) registry.endSession(id, endings?.get(id));
    await newBrowsers.look();
  };
  const beat = setInterval(() => registry.beat(), beatEveryMs);
  const lookUp = setInterval(() => {
    lookUpSessions().catch((error: unknown) =>
      options.log.warn({ err: error }, "ended sign-ins and new browsers could not be looked up"),
    );
  }, beatEveryMs);
  return () => {
    clearInterval(beat);
    clearInterval(lookUp);
  };
}
