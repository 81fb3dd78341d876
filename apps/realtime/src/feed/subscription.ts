/**
 * One console's view of an account's log. Backfill sends the missed events from buffer or log; cutover adds what
 * arrived meanwhile; live sends changes at once when idle, under load one frame per `frameEveryMs`. A frame covers
 * every seq up to its `to`; invisible changes wait up to `quietMs`.
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
/** Two frames may be early, as a reply is queued, sending and sent within a moment. */
const aheadMs = 2 * frameEveryMs;
const quietMs = 1_000;
const backfillPage = 500;
/** Above this, a snapshot is cheaper. */
export const maxBackfill = 5_000;
const maxHeld = 200;
const maxPickedUp = 20;

export interface SubscriptionOptions {
  accountId: AccountId;
  viewer: Viewer;
  afterSeq: number;
  now(): number;
  /** Returns false if the receiver must start over. */
  send(frame: Frame): boolean;
  /** Returns missed events, or the first of them; null if some are deleted. */
  readCatchUpPage(afterSeq: number, limit: number): Promise<Missed | null>;
  listRestricted(ids: readonly ConversationId[]): Promise<Restricted>;
  onRights(change: "role_changed" | "unbound"): void;
  onRead?(session: Session): void;
  onWatching?(conversationId: ConversationId): void;
}

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
  /** Everything up to here is sent; `#seen` includes `#pending`. */
  #sent: number;
  #seen: number;
  #pending: Event[] = [];
  #pickedUp: NonNullable<Frame["pickedUp"]> = [];
  #waiting: WaitingLine | undefined;
  #timer: NodeJS.Timeout | null = null;
  #timerAt = 0;
  /** When the next frame is due at one per `frameEveryMs`. */
  #turnAt = Number.NEGATIVE_INFINITY;

  constructor(options: SubscriptionOptions) {
    this.#options = options;
    this.#viewer = options.viewer;
    this.#sent = options.afterSeq;
    this.#seen = options.afterSeq;
  }

  /** Check it again after each callback. */
  get #isClosed(): boolean {
    return this.#phase.name === "closed";
  }

  get viewer(): Viewer {
    return this.#viewer;
  }

  offer(changes: Changes): void {
    if (this.#phase.name === "live") this.#take(changes);
    if (this.#phase.name !== "backfill") return;
    this.#phase.held.push(changes);
    if (this.#phase.held.length > maxHeld) this.#phase.held.shift(); // the backfill reads it from the log
  }

  /**
   * Reads missed events up to `head`, then appends held changes. `offer` must already be connected. Returns false if a
   * snapshot is needed (RT5).
   */
  async catchUp(head: number): Promise<boolean> {
    while (this.#phase.name === "backfill") {
      if (!(await this.#backfill(head))) {
        this.close();
        return false;
      }
      const held = this.#held();
      const restricted = await this.#restrictedIn(held);
      if ((this.#held()[0]?.from ?? 0) > this.#seen) continue;
      this.#cutOver(held.at(-1)?.to ?? 0, restricted);
    }
    return true;
  }

  /** Reads at least once, as the waiting queue may have changed. */
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

  /** [AG7] Returns the conversations the viewer may not read now. Valid only for events already in the log. */
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

  /** Changes up to `judgedTo` use the rights read after them. */
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

  /** Ignores unbindings in the backfill: a subscriber is bound again. */
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

  flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#isClosed) return;
    if (this.#pending.length > 0) void failpoint("feed.before_frame");
    // Frames without events do not delay later ones.
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
