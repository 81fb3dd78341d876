/** How a news is told: the one table of NT2, NT4 and NT5. Pure. */
import type { Status } from "@jieru/shared/domain/agent";
import type { SessionId } from "@jieru/shared/domain/ids";
import {
  isQuietAt,
  type NewsKind,
  type NotificationSettings,
  type Ways,
} from "@jieru/shared/domain/notification-settings";
import type { News } from "./news.ts";

export interface Situation {
  settings: NotificationSettings;
  status: Status;
  /** By the server's clock. */
  now: number;
  /** A tab of this account is in view, this one or another. */
  inView: boolean;
  /** The session that is open in a tab which has the agent's attention. */
  looking: (id: SessionId) => boolean;
  stands: (news: News) => boolean;
}

const notAtAll: Ways = { sound: false, desktop: false };

/**
 * Away means not now, but two kinds are told all the same: that the desk set me away myself, and what is wrong on the
 * board, which concerns who supervises whether they serve anybody or not.
 */
const toldAway: ReadonlySet<NewsKind> = new Set(["returned", "alarm"]);

export function waysOf(news: News, s: Situation): Ways {
  if (!s.stands(news)) return notAtAll;
  if (news.session && news.kind !== "returned" && s.looking(news.session.id)) return notAtAll;
  if (isQuietAt(s.settings.quiet, s.now)) return notAtAll;
  if (s.status !== "online" && !toldAway.has(news.kind)) return notAtAll;
  const { sound, desktop } = s.settings.kinds[news.kind];
  return { sound, desktop: desktop && !s.inView };
}

/** Something went wrong, or is about to: it sounds lower than what only is new. */
export type Tone = "news" | "trouble";
const troubles: ReadonlySet<NewsKind> = new Set(["not_sent", "closing", "returned", "alarm"]);
export const toneOf = (kind: NewsKind): Tone => (troubles.has(kind) ? "trouble" : "news");

export interface Told {
  /** Keys of what was told, or decided not to be. */
  keys: ReadonlySet<string>;
  sound: News[];
  desktop: News[];
}

/** Far more than can come again. */
const remembered = 2_000;

/** [NT1] Every news is decided on once, whatever becomes of it. */
export function tell(keys: ReadonlySet<string>, news: readonly News[], situation: Situation): Told {
  const known = new Set(keys);
  const told: Told = { keys: known, sound: [], desktop: [] };
  for (const one of news) {
    if (known.has(one.key)) continue;
    known.add(one.key);
    const ways = waysOf(one, situation);
    if (ways.sound) told.sound.push(one);
    if (ways.desktop) told.desktop.push(one);
  }
  return { ...told, keys: new Set([...known].slice(-remembered)) };
}

/** [NT3] What comes within three seconds of a tone is part of it. */
export const mergeMs = 3_000;
export const mayRing = (rangAt: number | undefined, now: number): boolean =>
  rangAt === undefined || now - rangAt >= mergeMs || now < rangAt;
