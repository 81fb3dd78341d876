import type { Alarm } from "@jieru/shared/domain/alarms";
import { mentionOf, type Session } from "@jieru/shared/domain/session";
import { type Snapshot, viewerOf } from "@jieru/shared/domain/snapshot";
import type { AgentNotification } from "./derive-notifications.ts";

const isOpenMine = (s: Session | undefined, desk: Snapshot): s is Session =>
  s !== undefined && s.ownerId === desk.me.id;

/** The agent replied later, and so has seen the failed reply. */
const repliedSince = ({ lastMessage }: Session, at: number): boolean =>
  lastMessage?.direction === "out" && lastMessage.at > at;

/** [NT6] Returns whether a notification still needs handling. Handled ones are removed on every device. */
export function isStillRelevant(
  notification: AgentNotification,
  desk: Snapshot,
  alarms: readonly Alarm[],
  now: number,
  mentioned: readonly Session[] = [],
): boolean {
  const { kind, session } = notification;
  const mine = session ? desk.sessions.find((s) => s.id === session.id) : undefined;
  switch (kind) {
    case "waiting":
      return desk.waiting.sessions.some(
        (s) => s.id === session?.id && s.epoch === session.epoch && !s.lapsed,
      );
    case "message":
      return isOpenMine(mine, desk) && mine.unread > 0;
    case "given":
      return isOpenMine(mine, desk) && mine.epoch === session?.epoch && mine.firstResponseMs === null;
    case "not_sent":
      return isOpenMine(mine, desk) && !repliedSince(mine, notification.at);
    case "closing":
      return (
        isOpenMine(mine, desk) &&
        mine.unansweredSince !== null &&
        mine.allowance.until === session?.allowance.until &&
        mine.allowance.until > now
      );
    case "unanswered":
      return isOpenMine(mine, desk) && mine.unansweredSince === session?.unansweredSince;
    case "reminder":
      return (
        isOpenMine(mine, desk) && mine.reminder?.due === true && mine.reminder.at === session?.reminder?.at
      );
    case "mention":
      return mentioned.some((s) => notification.key === `mention:${mentionOf(s, viewerOf(desk))?.noteId}`);
    case "returned":
      return desk.me.statusWhy === "no_answer" && desk.me.statusSince === notification.at;
    case "alarm":
      return alarms.some(({ alarm }) => notification.key.startsWith(`alarm:${alarm}:`));
  }
}
