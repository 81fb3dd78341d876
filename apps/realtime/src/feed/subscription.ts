/**
 * One console's view of one account's log. It has three phases:
 *
 *     backfill ──────────────► cutover ───────────────► live
 *     missed events from       what arrived during      changes as they arrive: at once when idle,
 *     the buffer or the log    the backfill, without    under load one frame per `frameEveryMs`
 *                              those already read
 *
 * A frame covers every seq from the last one to its own `to`, even if no event in it is for this viewer. Changes without anything visible wait
 * up to `quietMs` and go out with the next frame.
 */
import { supervises, type Viewer } from "@jieru/shared/domain/agent";
import type { AccountId, ConversationId } from "@jieru/shared/domain/ids";
import { howPickedUp } from "@jieru/shared/domain/message";
import type { Session } from "@jieru/shared/domain/session";
import type { Event, Frame, WaitingLine } from "@jieru/shared/domain/snapshot";
import { failpoint } from "../base/failpoint.ts";
import type { LoggedEvent } from "../lane/events.ts";
import { addressedTo } from "../policies/addressed.ts";
import { eventFor, missedEventFor, type Restricted } from "../policies/event.ts";
import type { Changes, Missed } from "./event-buffer.ts";
import { WatchedConversations } from "./watched-conversations.ts";

const frameEveryMs = 30;
/** A reply is queued, sending and sent within a moment, so two frames may be sent ahead of their turn. */
const aheadMs = 2 * frameEveryMs;
const quietMs = 1_000;
const backfillPage = 500;
/** If more events than this were missed, a fresh snapshot is cheaper than catching up. */
export const maxBackfill = 5_000;
const maxHeld = 200;
const maxPickedUp = 20;

export interface SubscriptionOptions {
  accountId: AccountId;
  viewer: Viewer;
  afterSeq: number;
  now(): number;
  /** Sends a frame. Returns false if the receiver does not keep up and must start over. */
  send(frame: Frame): boolean;
  /**
   * Returns the missed events, or a first part of them, without the waiting queue if the console has it.
   * null if some are deleted from the log.
   */
  readCatchUpPage(afterSeq: number, limit: number): Promise<Missed | null>;
  /** Returns which of these conversations the viewer, who does not supervise, may not read whole now. */
  listRestricted(ids: readonly ConversationId[]): Promise<Restricted>;
  /** The viewer's own rights changed or ended. */
  onRights(change: "role_changed" | "unbound"): void;
  /** The viewer receives a message of another agent's session. */
  onRead?(session: Session): void;
  /** The viewer lost or regained the right to read a watched conversation. */
  onWatching?(conversationId: ConversationId): void;
}

/** [SE16] */
const isAssigned = ({ message }: LoggedEvent): boolean =>
  message?.type === "notice" &&
  message.notice.what === "picked_up" &&
  howPickedUp(message.notice) === "assignedBy";

const unrestricted: Restricted = new Map();

type Phase = { name: "backfill"; held: Changes[] } | { name: "live" } | { name: "closed" };

export class Subscription {
  readonly watched = new WatchedConversations();
  readonly #options: SubscriptionOptions;
  #viewer: Viewer;
  #phase: Phase = { name: "backfill", held: [] };
  /** Everything up to here is sent. */
  #sent: number;
  /** Everything up to here is in `#pending` or sent. */
  #seen: number;
  #pending: Event[] = [];
  #pickedUp: NonNullable<Frame["pickedUp"]> = [];
  #waiting: WaitingLine | undefined;
  #timer: NodeJS.Timeout | null = null;
  #timerAt = 0;
  /** When the next frame would be due if each had waited `frameEveryMs`. */
  #turnAt = Number.NEGATIVE_INFINITY;

  constructor(options: SubscriptionOptions) {
    this.#options = options;
    this.#viewer = options.viewer;
    this.#sent = options.afterSeq;
    this.#seen = options.afterSeq;
  }

  /** Must be checked again after each callback, which may have closed the subscription. */
  get #isClosed(): boolean {
    return this.#phase.name === "closed";
  }

  get viewer(): Viewer {
    return this.#viewer;
  }

  /** Accepts changes from the follower, in order. */
  offer(changes: Changes): void {
    if (this.#phase.name === "live") this.#take(changes);
    if (this.#phase.name !== "backfill") return;
    this.#phase.held.push(changes);
    if (this.#phase.held.length > maxHeld) this.#phase.held.shift(); // the backfill reads it from the log instead
  }

  /**
   * Reads the missed events up to `head`, then appends the changes that arrived meanwhile. The follower must call `offer` already.
   * Returns false if some events were deleted from the log: the console then needs a snapshot (RT5).
   */
  async catchUp(head: number): Promise<boolean> {
    while (this.#phase.name === "backfill") {
      if (!(await this.#backfill(head))) {
        this.close();
        return false;
      }
      const held = this.#held();
      const restricted = await this.#restrictedIn(held);
      // More changes arrived than may be held: the rest is in the log.
      if ((this.#held()[0]?.from ?? 0) > this.#seen) continue;
      this.#cutOver(held.at(-1)?.to ?? 0, restricted);
    }
    return true;
  }

  /** Reads the log at least once: a console that missed no event may have missed a change of the waiting queue. */
  async #backfill(head: number): Promise<boolean> {
    for (let more = true; more && this.#phase.name === "backfill"; ) {
      const page = await this.#options.readCatchUpPage(this.#seen, backfillPage);
      if (!page) return false;
      const { events, waiting } = page;
      const from = this.#seen;
      const changes = { from, to: events.at(-1)?.seq ?? from, events, ...(waiting && { waiting }) };
      this.#take(changes, await this.#restrictedIn([changes]));
      more = events.length > 0 && this.#seen < Math.max(head, this.#held()[0]?.from ?? head);
    }
    return true;
  }

  /**
   * [AG7] Returns the conversations of these events that the viewer may not read now. Another agent may own them since.
   * Use it only for events that are in the log already: a later event may return a conversation to the viewer.
   */
  async #restrictedIn(missed: readonly Changes[]): Promise<Restricted> {
    if (supervises(this.#viewer)) return unrestricted;
    const about = missed
      .flatMap(({ events }) => addressedTo(this.#viewer, this.watched.open, events))
      .flatMap(({ session, message }) => session?.conversationId ?? message?.conversationId ?? []);
    return about.length > 0 ? this.#options.listRestricted([...new Set(about)]) : unrestricted;
  }

  #held(): readonly Changes[] {
    return this.#phase.name === "backfill" ? [...this.#phase.held] : [];
  }

  /** Changes up to `judgedTo` are checked with the rights that were read after them. Newer changes are live. */
  #cutOver(judgedTo: number, restricted: Restricted): void {
    if (this.#phase.name !== "backfill") return;
    const { held } = this.#phase;
    this.#phase = { name: "live" };
    for (const changes of held) this.#take(changes, changes.to <= judgedTo ? restricted : unrestricted);
    this.flush();
  }

  #take(changes: Changes, restricted = unrestricted): void {
    if (this.#isClosed) return;
    const fresh =
      changes.from >= this.#seen ? changes.events : changes.events.filter((e) => e.seq > this.#seen);
    // Held changes may be older than the backfill.
    if (changes.waiting && changes.to >= this.#seen) this.#waiting = changes.waiting;
    this.#seen = Math.max(this.#seen, changes.to);
    let visible = changes.waiting !== undefined;
    for (const event of addressedTo(this.#viewer, this.watched.open, fresh)) {
      this.#notePickUp(event);
      const changed = this.watched.apply(event, this.#viewer, restricted);
      if (changed) this.#options.onWatching?.(changed);
      const then = eventFor(this.#viewer, this.watched.readable, event);
      const seen = then && missedEventFor(this.#viewer, then, restricted);
      if (seen) this.#pending.push(seen);
      if (seen?.message && seen.message.type !== "notice") this.#noteRead(event);
      visible ||= seen !== null;
      this.#noteRights(event);
      if (this.#isClosed) return;
    }
    this.#schedule(visible);
  }

  #notePickUp(e: LoggedEvent): void {
    if (e.type !== "session_picked_up" || !e.session?.ownerId) return;
    if (this.#pickedUp.length < maxPickedUp) {
      const { id: sessionId, ownerId: agentId } = e.session;
      this.#pickedUp.push({ sessionId, agentId, ...(isAssigned(e) && { assigned: true as const }) });
    }
  }

  #noteRead({ session }: LoggedEvent): void {
    if (session && session.state !== "waiting" && session.ownerId !== this.#viewer.id)
      this.#options.onRead?.(session);
  }

  /** An unbinding in the backfill is in the past: an agent who subscribes now is bound again. */
  #noteRights(e: LoggedEvent): void {
    const { id } = this.#viewer;
    const isPast = this.#phase.name === "backfill";
    if (e.type === "agent_unbound" && e.agentId === id)
      this.#options.onRights(isPast ? "role_changed" : "unbound");
    const me = e.type === "agent_role_changed" ? e.agents.find((a) => a.id === id) : undefined;
    if (!me) return;
    this.#viewer = { id, role: me.role };
    this.#options.onRights("role_changed");
  }

  #schedule(visible: boolean): void {
    if (this.#isClosed) return;
    const now = performance.now();
    const at = visible ? this.#turnAt - aheadMs : now + quietMs;
    if (at <= now) {
      this.flush();
      return;
    }
    if (this.#timer && this.#timerAt <= at) return;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timerAt = at;
    this.#timer = setTimeout(() => this.flush(), at - now);
  }

  /** Sends everything pending as one frame. */
  flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#isClosed) return;
    if (this.#pending.length > 0) void failpoint("feed.before_frame");
    // A frame without events does not delay later frames.
    if (this.#pending.length > 0) this.#turnAt = Math.max(this.#turnAt, performance.now()) + frameEveryMs;
    const frame: Frame = {
      accountId: this.#options.accountId,
      from: this.#sent,
      to: this.#seen,
      now: this.#options.now(),
      events: this.#pending,
      ...(this.#waiting && { waiting: this.#waiting }),
      ...(this.#pickedUp.length > 0 && { pickedUp: this.#pickedUp }),
    };
    this.#sent = this.#seen;
    this.#pending = [];
    this.#pickedUp = [];
    this.#waiting = undefined;
    if (!this.#options.send(frame)) this.close();
  }

  close(): void {
    this.#phase = { name: "closed" };
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
