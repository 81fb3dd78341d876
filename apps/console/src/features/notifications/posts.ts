/** The text of a desktop notification: one for each kind of news, about everything of that kind that still stands. */
import type { Alarm } from "@jieru/shared/domain/alarms";
import type { NewsKind } from "@jieru/shared/domain/notification-settings";
import { mentionOf, type Session } from "@jieru/shared/domain/session";
import { type Snapshot, viewerOf } from "@jieru/shared/domain/snapshot";
import { formatLeft } from "../../i18n/format-duration.ts";
import { i18n } from "../../i18n/i18n.ts";
import { alarmWords } from "../session/alarm-words.ts";
import { customerName } from "../session/customer-name.ts";
import { lastLine } from "../session/session-words.ts";
import type { News } from "./news.ts";

export interface Post {
  title: string;
  body: string;
}

export interface PostContext {
  desk: Snapshot;
  alarms: readonly Alarm[];
  /** Whether the text may quote the message. */
  preview: boolean;
  now: number;
}

/** The kinds that are about customers; the others have texts of their own. */
type CustomerKind = Exclude<NewsKind, "returned" | "alarm">;

const nameOf = (session: Session | null): string => (session ? customerName(session.customer) : "");
const namesOf = (items: readonly News[]): string =>
  [...new Set(items.map((n) => nameOf(n.session)))].slice(0, 4).join(i18n.t("notifications:post.joint"));

/** Whose note it is. */
function authorOf({ session }: News, desk: Snapshot): string {
  const mine = session && mentionOf(session, viewerOf(desk));
  return desk.agents.find((a) => a.id === mine?.by)?.name ?? i18n.t("agent");
}

function titleOf(kind: CustomerKind, news: News, desk: Snapshot): string {
  const name = nameOf(news.session);
  if (kind === "mention") return i18n.t("notifications:post.mention", { name, by: authorOf(news, desk) });
  if (kind === "not_sent") return i18n.t(`notifications:post.${news.outcome ?? "failed"}`, { name });
  return i18n.t(`notifications:post.${kind}`, { name });
}

function bodyOf(kind: CustomerKind, { session, note }: News, { desk, preview, now }: PostContext): string {
  if (!session) return "";
  const current = desk.sessions.find((s) => s.id === session.id) ?? session;
  if (kind === "closing")
    return i18n.t("notifications:post.closing_rest", { rest: formatLeft(current.allowance.until - now) });
  if (kind === "reminder") return (preview && current.reminder?.text) || "";
  if (kind === "mention") return (preview && note) || "";
  if (preview) return lastLine(current, desk.me.id);
  return kind === "message" ? i18n.t("notifications:post.wrote") : "";
}

/** `items` is not empty; the newest is last. */
export function postOf(kind: NewsKind, items: readonly News[], context: PostContext): Post {
  if (kind === "returned")
    return { title: i18n.t("notifications:post.returned"), body: i18n.t("notifications:post.returned_hint") };
  if (kind === "alarm") {
    const words = context.alarms.map((a) => alarmWords(a, context.desk.account.waitTargetMs, context.now));
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
