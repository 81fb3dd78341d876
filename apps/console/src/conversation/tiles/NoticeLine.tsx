import type { Notice } from "@jieru/shared/domain/message";
import {
  ArrowLeftRight,
  Ban,
  CircleCheck,
  Clock,
  Eye,
  LogIn,
  type LucideIcon,
  Moon,
  RotateCw,
  Share2,
  UserCheck,
} from "lucide-react";
import { formatTime } from "../../i18n/format-clock.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { icon14 } from "../../ui/icon.ts";
import type { NoticeMessage } from "../timeline-items.ts";
import { noticeWords } from "./notice-words.ts";

const icons: Record<Notice["what"], LucideIcon> = {
  entered: LogIn,
  handed_over: Share2,
  picked_up: LogIn,
  reactivated: RotateCw,
  transferred: ArrowLeftRight,
  taken_over: Eye,
  turned_inactive: Moon,
  waits_again: Clock,
  ended: CircleCheck,
  blocked: Ban,
  unblocked: UserCheck,
};

/** What happened to the session, quietly, in the middle: one line for what happened in one moment. */
export function NoticeLine({ messages }: { messages: readonly NoticeMessage[] }) {
  useTranslation("conversation");
  const first = messages[0];
  if (!first) return null;
  const Icon = icons[first.notice.what];
  return (
    <div className="text-center text-12 text-balance wrap-anywhere text-ink-3">
      <Icon {...icon14} className="mr-1.5 -mt-0.5 inline-block align-middle" />
      <span className="dotted">
        {messages.map((m, i) => (
          <span
            key={m.id}
            data-testid={`message-${m.id}`}
            data-direction="system"
            data-type="notice"
            data-what={m.notice.what}
          >
            {i === 0 && (
              <time data-at={m.at} dateTime={new Date(m.at).toISOString()}>{`${formatTime(m.at)} `}</time>
            )}
            {noticeWords(m.notice)}
          </span>
        ))}
      </span>
    </div>
  );
}
