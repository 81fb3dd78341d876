/**
 * Tells what is new, once, in one of several tabs (NT1–NT6).
 *
 *     frame ─► news ─┐
 *     clock ─► news ─┴─► pending ── the screen is up to date ──► decided ─┬─► tone       at most one in 3 s
 *                                                                         └─► desktop    one of each kind
 *
 * While the page catches up after a lost connection, news waits: what others have handled meanwhile need not be told.
 */

import { supervises } from "@jieru/shared/domain/agent";
import { type Alarm, alarmsOf } from "@jieru/shared/domain/alarms";
import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import type { NewsKind, NotificationSettings } from "@jieru/shared/domain/notification-settings";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { queryClient } from "../../data/http/query-client.ts";
import { isActing } from "../../data/optimistic/actions.ts";
import { boardQuery, heardOf } from "../../data/queries/board.ts";
import { mentionsQuery } from "../../data/queries/mentions.ts";
import { type AppliedFrame, onFrame, takeEarlyFrames } from "../../data/store/frame-effects.ts";
import { serverNow } from "../../lib/time/server-clock.ts";
import { createTicker } from "../../lib/time/ticker.ts";
import { onCameBack, tellCameBack } from "./came-back.ts";
import { createPosts } from "./desktop.ts";
import { gatherPosts } from "./gathered-posts.ts";
import { desktopName, heldNames, lookName, takeTurn, viewName } from "./locks.ts";
import { type News, newsOf } from "./news.ts";
import { alarmNews, closingNews, type SeenAlarms, unansweredNews } from "./passing-time.ts";
import { postOf } from "./posts.ts";
import { stands } from "./stands.ts";
import { createTones } from "./tones.ts";
import { tell } from "./ways.ts";

export interface TellingOptions {
  accountId: AccountId;
  /** The desk as it is now. */
  desk: () => Snapshot;
  settings: () => NotificationSettings;
  /** Whether the screen is up to date: connected, and no event missing. */
  live: () => boolean;
  /** Whether this tab is in view, whether the agent's attention is on it, and the session it shows if so. */
  view: () => { inView: boolean; attentive: boolean; looking: SessionId | null };
  /** A desktop notification was clicked. */
  open: (kind: NewsKind, items: readonly News[]) => void;
}

export interface Telling {
  /** The screen is up to date again. */
  flush: () => void;
  /** The agent looks at the console now. */
  seen: () => void;
  /** Whether this tab may play the sounds, if no other tab does. Nothing is told before this is called. */
  soundTurn: (can: boolean) => void;
  stop: () => void;
}

const nobodyElse: ReadonlySet<string> = new Set();
const ticks = createTicker(10_000);
/** Under load, thirty frames come per second, but alarms change within minutes. */
const secondMs = 1_000;

export function startTelling(options: TellingOptions): Telling {
  const { accountId, desk, settings } = options;
  const desktop = takeTurn(desktopName(accountId));
  const tones = createTones(accountId);
  const early = takeEarlyFrames().filter((frame) => frame.accountId === accountId);
  let held = early[0]?.before ?? desk();
  let pending: { news: News; status: Snapshot["me"]["status"] }[] = [];
  const decided = new Set<string>();
  const toldAt = new WeakMap<News, number>();
  let asking = false;
  let lookedAt = serverNow();
  let seenAlarms: SeenAlarms = alarmNews(held, new Map(), alarms(), lookedAt).seen;

  function alarms(): Alarm[] {
    const asked = queryClient.getQueryState(boardQuery(accountId).queryKey);
    const now = serverNow();
    return supervises(desk().me) ? alarmsOf(desk(), asked && heardOf(asked, now), now) : [];
  }
  const mentioned = () => queryClient.getQueryData(mentionsQuery(accountId).queryKey);
  const stillStands = (news: News) =>
    stands(news, desk(), news.kind === "alarm" ? alarms() : [], serverNow(), mentioned());
  const posts = createPosts(
    `jieru:${accountId}`,
    (kind, items) =>
      postOf(kind, items, {
        desk: desk(),
        alarms: alarms(),
        preview: settings().preview,
        now: serverNow(),
      }),
    options.open,
  );
  const gathered = gatherPosts(posts.add, stillStands);

  const note = (news: readonly News[], status = held.me.status) => {
    pending.push(...news.map((one) => ({ news: one, status })));
    if (pending.length > 0 && options.live()) void flush();
  };

  const frameCame = ({ after, events }: AppliedFrame) => {
    const before = held;
    held = after;
    note(newsOf({ before, after, events, acting: isActing }), before.me.status);
    if (serverNow() - lookedAt >= secondMs) onTime();
    posts.keep(stillStands);
  };

  const onTime = () => {
    const now = serverNow();
    const next = alarmNews(desk(), seenAlarms, alarms(), now);
    const news = [
      ...closingNews(desk(), lookedAt, now),
      ...unansweredNews(desk(), lookedAt, now),
      ...next.news,
    ];
    seenAlarms = next.seen;
    lookedAt = now;
    note(news);
  };

  /**
   * While the other tabs are being asked what they look at, further news just joins the same answer. Only one tab has the agent's
   * attention: if it is this one, there is nothing to ask. What comes while a page opens waits until it has its turns: nobody else
   * would tell it.
   */
  async function flush(): Promise<void> {
    if (asking) return;
    asking = true;
    const asked = options.view().attentive ? Promise.resolve(nobodyElse) : heldNames();
    const [names] = await Promise.all([asked, desktop.known, tones.known]).finally(() => {
      asking = false;
    });
    if (options.live()) tellPending(names);
  }

  function tellPending(names: ReadonlySet<string>): void {
    const taken = pending;
    pending = [];
    const own = options.view();
    const forDesktop: News[] = [];
    for (const status of new Set(taken.map((t) => t.status))) {
      const news = taken.filter((t) => t.status === status).map((t) => t.news);
      const told = tell(decided, news, {
        settings: settings(),
        status,
        now: serverNow(),
        inView: own.inView || names.has(viewName(accountId)),
        looking: (id) => own.looking === id || names.has(lookName(id)),
        stands: stillStands,
      });
      for (const one of told.sound) tones.ringFor(one);
      forDesktop.push(...told.desktop.filter((one) => desktop.isMine(one.key)));
    }
    for (const one of forDesktop) toldAt.set(one, Date.now());
    gathered.add(forDesktop);
  }

  const seenAt = (at: number) => {
    const isLater = (news: News) => (toldAt.get(news) ?? 0) > at;
    gathered.keep(isLater);
    posts.keep(isLater);
  };
  const stopOthers = onCameBack(accountId, seenAt);
  for (const frame of early) frameCame(frame);
  const stopFrames = onFrame(frameCame);
  const stopTicks = ticks.subscribe(onTime);
  window.addEventListener("pagehide", posts.clear);
  return {
    flush: () => void flush(),
    seen: () => {
      seenAt(Number.POSITIVE_INFINITY);
      tellCameBack(accountId);
    },
    soundTurn: (can) => (can ? tones.take() : tones.leave()),
    stop: () => {
      stopFrames();
      stopTicks();
      gathered.stop();
      stopOthers();
      window.removeEventListener("pagehide", posts.clear);
      posts.clear();
      desktop.end();
      tones.leave();
    },
  };
}
