import type { Status } from "@jieru/shared/domain/agent";
import type { SessionId } from "@jieru/shared/domain/ids";
import {
  isQuietAt,
  type NewsKind,
  type NotificationSettings,
  type Ways,
} from "@jieru/shared/domain/notification-settings";
import type { AgentNotification } from "./derive-notifications.ts";

export interface Situation {
  settings: NotificationSettings;
  status: Status;
  now: number;
  inView: boolean;
  looking: (id: SessionId) => boolean;
  isStillRelevant: (notification: AgentNotification) => boolean;
}

const noChannels: Ways = { sound: false, desktop: false };

/** Kinds that notify an agent who is away: the server set them away, or a supervisor's alarm. */
const notifiedAway: ReadonlySet<NewsKind> = new Set(["returned", "alarm"]);

export function channelsFor(notification: AgentNotification, s: Situation): Ways {
  if (!s.isStillRelevant(notification)) return noChannels;
  if (notification.session && notification.kind !== "returned" && s.looking(notification.session.id))
    return noChannels;
  if (isQuietAt(s.settings.quiet, s.now)) return noChannels;
  if (s.status !== "online" && !notifiedAway.has(notification.kind)) return noChannels;
  const { sound, desktop } = s.settings.kinds[notification.kind];
  return { sound, desktop: desktop && !s.inView };
}

/** `trouble` sounds lower than `info`. */
export type Tone = "info" | "trouble";
const troubles: ReadonlySet<NewsKind> = new Set(["not_sent", "closing", "unanswered", "returned", "alarm"]);
export const toneOf = (kind: NewsKind): Tone => (troubles.has(kind) ? "trouble" : "info");

export interface Deliveries {
  sound: AgentNotification[];
  desktop: AgentNotification[];
}

/** Far more keys than can recur. */
const remembered = 2_000;

/** [NT1] Decides once per notification and adds its key to `decided`. */
export function decideDeliveries(
  decided: Set<string>,
  notifications: readonly AgentNotification[],
  situation: Situation,
): Deliveries {
  const deliveries: Deliveries = { sound: [], desktop: [] };
  for (const one of notifications) {
    if (decided.has(one.key)) continue;
    decided.add(one.key);
    const ways = channelsFor(one, situation);
    if (ways.sound) deliveries.sound.push(one);
    if (ways.desktop) deliveries.desktop.push(one);
  }
  for (const oldest of decided) {
    if (decided.size <= remembered) break;
    decided.delete(oldest);
  }
  return deliveries;
}

/** [NT3] No second tone within this time. */
export const mergeMs = 3_000;
export const mayPlayTone = (rangAt: number | undefined, now: number): boolean =>
  rangAt === undefined || now - rangAt >= mergeMs || now < rangAt;
