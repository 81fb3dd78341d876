/** The text of a desktop notification, one per kind, about all relevant items of that kind. */
import type { Alarm } from "@jieru/shared/domain/alarms";
import type { NewsKind } from "@jieru/shared/domain/notification-settings";
import { mentionOf, type Session } from "@jieru/shared/domain/session";
import { type Snapshot, viewerOf } from "@jieru/shared/domain/snapshot";
import { formatLeft } from "../../i18n/format-duration.ts";
import { i18n } from "../../i18n/i18n.ts";
import { alarmLabel } from "../session/alarm-label.ts";
import { customerName } from "../session/customer-name.ts";
import { lastLine } from "../session/session-labels.ts";
import type { AgentNotification } from "./derive-notifications.ts";

export interface DesktopText {
  title: string;
  body: string;
}

export interface DesktopTextContext {
  desk: Snapshot;
  alarms: readonly Alarm[];
  preview: boolean;
  now: number;
}

type CustomerKind = Exclude<NewsKind, "returned" | "alarm">;

const nameOf = (session: Session | null): string => (session ? customerName(session.customer) : "");
const namesOf = (items: readonly AgentNotification[]): string =>
  [...new Set(items.map((n) => nameOf(n.session)))].slice(0, 4).join(i18n.t("notifications:post.joint"));

function authorOf({ session }: AgentNotification, desk: Snapshot): string {
  const mine = session && mentionOf(session, viewerOf(desk));
  return desk.agents.find((a) => a.id === mine?.by)?.name ?? i18n.t("agent");
}

function titleOf(kind: CustomerKind, notification: AgentNotification, desk: Snapshot): string {
  const name = nameOf(notification.session);
  if (kind === "mention")
    return i18n.t("notifications:post.mention", { name, by: authorOf(notification, desk) });
  if (kind === "not_sent") return i18n.t(`notifications:post.${notification.outcome ?? "failed"}`, { name });
  return i18n.t(`notifications:post.${kind}`, { name });
}

function bodyOf(
  kind: CustomerKind,
  { session, note }: AgentNotification,
  { desk, preview, now }: DesktopTextContext,
): string {
  if (!session) return "";
  const current = desk.sessions.find((s) => s.id === session.id) ?? session;
  if (kind === "closing")
    return i18n.t("notifications:post.closing_rest", { rest: formatLeft(current.allowance.until - now) });
  if (kind === "reminder") return (preview && current.reminder?.text) || "";
  if (kind === "mention") return (preview && note) || "";
  if (preview) return lastLine(current, desk.me.id);
  return kind === "message" ? i18n.t("notifications:post.wrote") : "";
}

export function desktopTextOf(
  kind: NewsKind,
  items: readonly AgentNotification[],
  context: DesktopTextContext,
): DesktopText {
  if (kind === "returned")
    return { title: i18n.t("notifications:post.returned"), body: i18n.t("notifications:post.returned_hint") };
  if (kind === "alarm") {
    const words = context.alarms.map((a) => alarmLabel(a, context.desk.account.waitTargetMs, context.now));
    return { title: i18n.t("notifications:post.alarm", { count: words.length }), body: words.join("\n") };
  }
  const last = items.at(-1);
  const sessions = new Set(items.map((n) => n.session?.id)).size;
  if (last && sessions === 1)
    return { title: titleOf(kind, last, context.desk), body: bodyOf(kind, last, context) };
  return {
    title: i18n.t(`notifications:post.many_${kind}`, {
      count: kind === "not_sent" ? items.length : sessions,
    }),
    body: namesOf(items),
  };
}
