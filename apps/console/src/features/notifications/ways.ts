/** The one table of how a news is told, by NT2, NT4 and NT5. */
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
  /** Some tab of this account is in view. */
  inView: boolean;
  /** Whether a tab that has the agent's attention shows this session. */
  looking: (id: SessionId) => boolean;
  stands: (news: News) => boolean;
}

const notAtAll: Ways = { sound: false, desktop: false };

/**
 * Agents who are away are not told, except of two kinds: that the desk set them away itself, and alarms, which concern
 * supervisors whether they serve or not.
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

/** `trouble`: something went wrong or is about to; it sounds lower than mere news. */
export type Tone = "news" | "trouble";
const troubles: ReadonlySet<NewsKind> = new Set(["not_sent", "closing", "unanswered", "returned", "alarm"]);
export const toneOf = (kind: NewsKind): Tone => (troubles.has(kind) ? "trouble" : "news");

export interface Told {
  sound: News[];
  desktop: News[];
}

/** Far more keys than can come up again. */
const remembered = 2_000;

/** [NT1] Every news is decided on once, whatever the decision; its key is then one of those that were `decided`. */
export function tell(decided: Set<string>, news: readonly News[], situation: Situation): Told {
  const told: Told = { sound: [], desktop: [] };
  for (const one of news) {
    if (decided.has(one.key)) continue;
    decided.add(one.key);
    const ways = waysOf(one, situation);
    if (ways.sound) told.sound.push(one);
    if (ways.desktop) told.desktop.push(one);
  }
  for (const oldest of decided) {
    if (decided.size <= remembered) break;
    decided.delete(oldest);
  }
  return told;
}

/** [NT3] News within three seconds of a tone plays no other. */
export const mergeMs = 3_000;
export const mayRing = (rangAt: number | undefined, now: number): boolean =>
  rangAt === undefined || now - rangAt >= mergeMs || now < rangAt;
