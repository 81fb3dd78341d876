/**
 * Notifies about events once, in one of several tabs (NT1–NT6).
 *
 *     frame ─► notification ─┐
 *     clock ─► notification ─┴─► pending ── connected ──► decided ─┬─► tone       at most one in 3 s
 *                                                                  └─► desktop    one of each kind
 *
 * After a lost connection, notifications stay pending until the page has caught up; those handled meanwhile are dropped.
 */

import { supervises } from "@jieru/shared/domain/agent";
import { type Alarm, alarmsOf } from "@jieru/shared/domain/alarms";
import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import type { NewsKind, NotificationSettings } from "@jieru/shared/domain/notification-settings";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { queryClient } from "../../data/http/query-client.ts";
import { isActing } from "../../data/optimistic/actions.ts";
import { boardQuery, lastContactOf } from "../../data/queries/board.ts";
import { mentionsQuery } from "../../data/queries/mentions.ts";
import { type AppliedFrame, onFrame, takeEarlyFrames } from "../../data/store/frame-effects.ts";
import { serverNow } from "../../lib/time/server-clock.ts";
import { createTicker } from "../../lib/time/ticker.ts";
import { announceReturn, onReturn } from "./agent-return.ts";
import { type AgentNotification, deriveNotifications } from "./derive-notifications.ts";
import { createDesktopNotifications } from "./desktop.ts";
import { batchNotifications } from "./desktop-batches.ts";
import { desktopTextOf } from "./desktop-text.ts";
import { isStillRelevant } from "./is-still-relevant.ts";
import { desktopName, heldLocks, lookName, takeTurn, viewName } from "./locks.ts";
import { decideDeliveries } from "./notification-policy.ts";
import {
  alarmNotifications,
  closingNotifications,
  type SeenAlarms,
  unansweredNotifications,
} from "./timed-notifications.ts";
import { createTones } from "./tones.ts";

export interface NotifierOptions {
  accountId: AccountId;
  desk: () => Snapshot;
  settings: () => NotificationSettings;
  live: () => boolean;
  /** Whether this tab is visible, has the agent's attention, and which session it then shows. */
  view: () => { inView: boolean; attentive: boolean; looking: SessionId | null };
  open: (kind: NewsKind, items: readonly AgentNotification[]) => void;
}

export interface Notifier {
  flush: () => void;
  seen: () => void;
  /** Whether this tab may play sounds. Nothing notifies before the first call. */
  soundTurn: (can: boolean) => void;
  stop: () => void;
}

const nobodyElse: ReadonlySet<string> = new Set();
const ticks = createTicker(10_000);
/** Up to thirty frames arrive per second, but alarms change within minutes. */
const secondMs = 1_000;

export function startNotifier(options: NotifierOptions): Notifier {
  const { accountId, desk, settings } = options;
  const desktop = takeTurn(desktopName(accountId));
  const tones = createTones(accountId);
  const early = takeEarlyFrames().filter((frame) => frame.accountId === accountId);
  let held = early[0]?.before ?? desk();
  let pending: { notification: AgentNotification; status: Snapshot["me"]["status"] }[] = [];
  const decided = new Set<string>();
  const toldAt = new WeakMap<AgentNotification, number>();
  let asking = false;
  let lookedAt = serverNow();
  let seenAlarms: SeenAlarms = alarmNotifications(held, new Map(), alarms(), lookedAt).seen;

  function alarms(): Alarm[] {
    const boardState = queryClient.getQueryState(boardQuery(accountId).queryKey);
    const now = serverNow();
    return supervises(desk().me) ? alarmsOf(desk(), boardState && lastContactOf(boardState, now), now) : [];
  }
  const mentioned = () => queryClient.getQueryData(mentionsQuery(accountId).queryKey);
  const isRelevant = (notification: AgentNotification) =>
    isStillRelevant(
      notification,
      desk(),
      notification.kind === "alarm" ? alarms() : [],
      serverNow(),
      mentioned(),
    );
  const posts = createDesktopNotifications(
    `jieru:${accountId}`,
    (kind, items) =>
      desktopTextOf(kind, items, {
        desk: desk(),
        alarms: alarms(),
        preview: settings().preview,
        now: serverNow(),
      }),
    options.open,
  );
  const batched = batchNotifications(posts.add, isRelevant);

  const note = (notifications: readonly AgentNotification[], status = held.me.status) => {
    pending.push(...notifications.map((one) => ({ notification: one, status })));
    if (pending.length > 0 && options.live()) void flush();
  };

  const frameCame = ({ after, events }: AppliedFrame) => {
    const before = held;
    held = after;
    note(deriveNotifications({ before, after, events, acting: isActing }), before.me.status);
    if (serverNow() - lookedAt >= secondMs) onTime();
    posts.keep(isRelevant);
  };

  const onTime = () => {
    const now = serverNow();
    const next = alarmNotifications(desk(), seenAlarms, alarms(), now);
    const notifications = [
      ...closingNotifications(desk(), lookedAt, now),
      ...unansweredNotifications(desk(), lookedAt, now),
      ...next.notifications,
    ];
    seenAlarms = next.seen;
    lookedAt = now;
    note(notifications);
  };

  /**
   * Delivers pending notifications. Asks the other tabs what they show, unless this tab has the agent's attention.
   * Waits until the locks of a new page are known, as no other tab would notify.
   */
  async function flush(): Promise<void> {
    if (asking) return;
    asking = true;
    const locks = options.view().attentive ? Promise.resolve(nobodyElse) : heldLocks();
    const [names] = await Promise.all([locks, desktop.known, tones.known]).finally(() => {
      asking = false;
    });
    if (options.live()) tellPending(names);
  }

  function tellPending(names: ReadonlySet<string>): void {
    const taken = pending;
    pending = [];
    const own = options.view();
    const forDesktop: AgentNotification[] = [];
    for (const status of new Set(taken.map((t) => t.status))) {
      const notifications = taken.filter((t) => t.status === status).map((t) => t.notification);
      const deliveries = decideDeliveries(decided, notifications, {
        settings: settings(),
        status,
        now: serverNow(),
        inView: own.inView || names.has(viewName(accountId)),
        looking: (id) => own.looking === id || names.has(lookName(id)),
        isStillRelevant: isRelevant,
      });
      for (const one of deliveries.sound) tones.ringFor(one);
      forDesktop.push(...deliveries.desktop.filter((one) => desktop.isMine(one.key)));
    }
    for (const one of forDesktop) toldAt.set(one, Date.now());
    batched.add(forDesktop);
  }

  const seenAt = (at: number) => {
    const isLater = (notification: AgentNotification) => (toldAt.get(notification) ?? 0) > at;
    batched.keep(isLater);
    posts.keep(isLater);
  };
  const stopOthers = onReturn(accountId, seenAt);
  for (const frame of early) frameCame(frame);
  const stopFrames = onFrame(frameCame);
  const stopTicks = ticks.subscribe(onTime);
  window.addEventListener("pagehide", posts.clear);
  return {
    flush: () => void flush(),
    seen: () => {
      seenAt(Number.POSITIVE_INFINITY);
      announceReturn(accountId);
    },
    soundTurn: (can) => (can ? tones.take() : tones.leave()),
    stop: () => {
      stopFrames();
      stopTicks();
      batched.stop();
      stopOthers();
      window.removeEventListener("pagehide", posts.clear);
      posts.clear();
      desktop.end();
      tones.leave();
    },
  };
}
