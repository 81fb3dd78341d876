import { supervises, type Viewer } from "@jieru/shared/domain/agent";
import type { AccountId, AgentId, ConversationId, OpeningId } from "@jieru/shared/domain/ids";
import type { Frame } from "@jieru/shared/domain/snapshot";
import type { EndedBy } from "@jieru/shared/protocol/browsers";
import type { Refusal } from "@jieru/shared/protocol/refusals";
import type { Acknowledgement, SignedOut } from "@jieru/shared/protocol/socket";
import type { Socket } from "socket.io";
import { listRestricted } from "../policies/event.ts";
import type { Caller } from "./admission.ts";
import type { Changes } from "./event-buffer.ts";
import type { GatewayOptions } from "./gateway-options.ts";
import { isBehindLog, readHead, readMissed } from "./log.ts";
import { createReadAudit } from "./read-audit.ts";
import { maxBackfill, Subscription } from "./subscription.ts";
import { WatchRequests } from "./watch-requests.ts";

/** Above `lagBytes` unsent for `lagMs`, a console must start over (FD5, F21). `maxUnsentBytes` applies at once. */
const lagBytes = 1_048_576;
const lagMs = 2_000;
const maxUnsentBytes = 8 * lagBytes;

/** The part of engine.io's connection that shows unsent characters, close enough to bytes. */
interface Unsent {
  writeBuffer: readonly { data?: string | Buffer }[];
  transport: { socket?: { bufferedAmount?: number } };
}

const ok: Acknowledgement = { ok: true };
const no = (refusal: Refusal): Acknowledgement => ({ ok: false, refusal });

interface Following {
  accountId: AccountId;
  subscription: Subscription;
  showsViewers: boolean;
  stop(): void;
}

export interface ConsoleSocketOptions extends GatewayOptions {
  onArrived(socket: ConsoleSocket): void;
  onLeft(socket: ConsoleSocket, accountId: AccountId, watched: ReadonlySet<ConversationId>): void;
  onWatching(socket: ConsoleSocket, conversationId: ConversationId): void;
}

export class ConsoleSocket {
  readonly agentId: AgentId;
  readonly webSessionId: string;
  readonly address: string | undefined;
  readonly socket: Socket;
  readonly #options: ConsoleSocketOptions;
  readonly #recordRead: ReturnType<typeof createReadAudit>;
  #following: Following | null = null;
  #behindSince: number | null = null;
  /** Detects outdated subscriptions. */
  #turn = 0;
  readonly #requests: WatchRequests;

  constructor(socket: Socket, caller: Caller, options: ConsoleSocketOptions) {
    this.socket = socket;
    this.agentId = caller.agentId;
    this.webSessionId = caller.webSessionId;
    this.address = caller.address;
    this.#options = options;
    this.#recordRead = createReadAudit(options, caller);
    this.#requests = new WatchRequests(options);
    socket.conn.on("drain", () => {
      this.#behindSince = null;
    });
  }

  get accountId(): AccountId | null {
    return this.#following?.accountId ?? null;
  }

  get followsViewers(): boolean {
    return this.#following?.showsViewers ?? false;
  }

  get watching(): ReadonlySet<ConversationId> {
    return this.#following?.subscription.watched.readable ?? new Set();
  }

  async subscribe(accountId: AccountId, afterSeq: number): Promise<Acknowledgement> {
    this.leave();
    const turn = this.#turn;
    const found = await this.#options.findViewer(accountId, this.agentId);
    if (!found) return no({ refusal: "not_bound" });
    const { viewer, seq } = found;
    // [AG6] A console ahead of the log must start over, else it would miss events such as the end of its rights.
    if (afterSeq > seq) return turn === this.#turn ? this.#cannotFollow(accountId) : ok;
    const subscription = this.#newSubscription(accountId, viewer, afterSeq);
    const listening = await this.#options.followers.listen(accountId, (changes) =>
      this.#offer(subscription, changes),
    );
    if (!listening) return no({ refusal: "account_not_found" });
    if (turn !== this.#turn) {
      listening.stop(); // left or subscribed again meanwhile
      return ok;
    }
    this.#following = {
      accountId,
      subscription,
      showsViewers: false,
      stop() {
        listening.stop();
        subscription.close();
      },
    };
    this.#options.onArrived(this);
    const { subscriptions, resyncEvents } = this.#options.metrics;
    const head = (await listening.follower.since(afterSeq, seq))
      ? listening.follower.seq
      : await this.#headWithinReach(accountId, afterSeq);
    if (turn !== this.#turn) return ok;
    if (head === null) return this.#cannotFollow(accountId);
    subscriptions.inc({ how: head > afterSeq ? "caught_up" : "in_step" });
    resyncEvents.observe(head - afterSeq);
    if (head > afterSeq) this.socket.emit("catching_up", { accountId, head });
    if (!(await subscription.catchUp(head)) && turn === this.#turn) return this.#cannotFollow(accountId);
    return ok;
  }

  #offer(subscription: Subscription, changes: Changes): void {
    try {
      subscription.offer(changes);
    } catch (error) {
      this.#options.log.error({ err: error }, "a console could not apply a change and loads a new snapshot");
      this.socket.disconnect(true);
    }
  }

  /** Returns null if too many events follow or some are deleted. */
  async #headWithinReach(accountId: AccountId, afterSeq: number): Promise<number | null> {
    const { pool } = this.#options;
    const head = (await readHead(pool, accountId)) ?? 0;
    if (afterSeq > head || head - afterSeq > maxBackfill) return null;
    return afterSeq < head && (await isBehindLog(pool, accountId, afterSeq)) ? null : head;
  }

  #cannotFollow(accountId: AccountId): Acknowledgement {
    this.#options.metrics.subscriptions.inc({ how: "started_over" });
    return this.#startOver(accountId);
  }

  #startOver(accountId: AccountId): Acknowledgement {
    this.leave();
    this.socket.emit("snapshot_required", { accountId });
    return ok;
  }

  #newSubscription(accountId: AccountId, viewer: Viewer, afterSeq: number): Subscription {
    return new Subscription({
      accountId,
      viewer,
      afterSeq,
      now: () => this.#options.clock.now(),
      send: (frame) => this.#send(frame),
      readCatchUpPage: async (after, limit) =>
        (await this.#options.followers.since(accountId, after)) ??
        readMissed(this.#options.pool, accountId, after, limit),
      listRestricted: (ids) => listRestricted(this.#options.pool, viewer.id, ids),
      onRights: (change) =>
        change === "unbound" ? this.signOut("unbound") : void this.#startOver(accountId),
      onWatching: (conversationId) => this.#options.onWatching(this, conversationId),
      onRead: (session) =>
        this.#recordRead(accountId, session, this.#requests.openingOf(session.conversationId)),
    });
  }

  #send(frame: Frame): boolean {
    if (this.#lagsBehind()) {
      this.#options.metrics.cutSockets.inc();
      this.socket.disconnect(true);
      return false;
    }
    this.socket.emit("events", frame);
    return true;
  }

  #lagsBehind(): boolean {
    const unsent = this.unsentBytes();
    if (unsent <= lagBytes) this.#behindSince = null;
    else this.#behindSince ??= performance.now();
    if (unsent > maxUnsentBytes) return true;
    return this.#behindSince !== null && performance.now() - this.#behindSince > lagMs;
  }

  unsentBytes(): number {
    const { writeBuffer, transport } = this.socket.conn as unknown as Unsent;
    const held = writeBuffer.reduce((sum, { data }) => sum + (data?.length ?? 0), 0);
    return held + (transport.socket?.bufferedAmount ?? 0);
  }

  /** [AG7] Sends a conversation's content while the viewer may read it. */
  async watch(conversationId: ConversationId, opening?: OpeningId): Promise<Acknowledgement> {
    const following = this.#following;
    if (!following) return no({ refusal: "not_bound" });
    const found = await this.#requests.request(following, conversationId, opening);
    this.#options.onWatching(this, conversationId);
    if (!found) return ok;
    if ("refusal" in found) return no(found);
    if (found.state === "waiting") this.#recordRead(following.accountId, found, opening);
    return ok;
  }

  unwatch(conversationId: ConversationId): Acknowledgement {
    this.#requests.close(conversationId, this.#following?.subscription.watched);
    this.#options.onWatching(this, conversationId);
    return ok;
  }

  /** [BO9] Sends all viewers while the agent supervises the account. */
  followViewers(on: boolean): Acknowledgement {
    const following = this.#following;
    if (!following) return no({ refusal: "not_bound" });
    if (!supervises(following.subscription.viewer)) return no({ refusal: "not_allowed" });
    following.showsViewers = on;
    return ok;
  }

  beat(): void {
    this.#following?.subscription.flush();
  }

  signOut(why: SignedOut["why"], endedBy?: EndedBy): void {
    const news: SignedOut = { why, ...(endedBy && { endedBy }) };
    this.leave();
    this.socket.emit("signed_out", news);
    this.socket.disconnect(true);
  }

  leave(): void {
    this.#turn++;
    this.#requests.closeAll();
    const following = this.#following;
    if (!following) return;
    this.#following = null;
    following.stop();
    this.#options.onLeft(this, following.accountId, following.subscription.watched.readable);
  }
}
