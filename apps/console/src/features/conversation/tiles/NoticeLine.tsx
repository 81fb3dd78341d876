import type { Notice } from "@jieru/shared/domain/message";
import { icon14 } from "@jieru/ui/icon.ts";
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
  Undo2,
  UserCheck,
} from "lucide-react";
import { formatEnds, formatTime } from "../../../i18n/format-clock.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import type { NoticeMessage } from "../timeline/timeline-bodies.ts";
import { NoteFrame } from "./NoteFrame.tsx";
import { handoverNoteOf, noticeLabel, withoutNote } from "./notice-label.ts";

const icons: Record<Notice["what"], LucideIcon> = {
  entered: LogIn,
  handed_over: Share2,
  picked_up: LogIn,
  reactivated: RotateCw,
  reopened: Undo2,
  transferred: ArrowLeftRight,
  taken_over: Eye,
  turned_inactive: Moon,
  waits_again: Clock,
  ended: CircleCheck,
  blocked: Ban,
  unblocked: UserCheck,
};

function runsOf(messages: readonly NoticeMessage[]): NoticeMessage[][] {
  return messages.reduce<NoticeMessage[][]>((runs, m) => {
    const run = runs.at(-1);
    if (run?.[0]?.notice.what === m.notice.what) run.push(m);
    else runs.push([m]);
    return runs;
  }, []);
}

function RunTime({ run }: { run: readonly NoticeMessage[] }) {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last) return null;
  const { from, to } = formatEnds({ from: first.at, to: last.at });
  return (
    <time data-at={run.map((m) => m.at).join(" ")} dateTime={new Date(first.at).toISOString()}>
      {run.length > 1 ? `${from}–${to} ` : `${formatTime(first.at)} `}
    </time>
  );
}

function HandoverNote({ message }: { message: NoticeMessage }) {
  const left = handoverNoteOf(message.notice);
  if (!left) return null;
  return (
    <div className="pt-1.5">
      <NoteFrame testId={`note-of-${message.id}`} author={left.author} at={message.at}>
        {left.note}
      </NoteFrame>
    </div>
  );
}

export function NoticeLine({ messages }: { messages: readonly NoticeMessage[] }) {
  useTranslation("conversation");
  const first = messages[0];
  if (!first) return null;
  const Icon = icons[first.notice.what];
  return (
    <>
      <div className="text-center text-12 text-balance wrap-anywhere text-ink-3">
        <Icon {...icon14} className="mr-1.5 -mt-0.5 inline-block align-middle" />
        <span className="dotted">
          {runsOf(messages).map((run, i) =>
            run.slice(0, 1).map((m) => (
              <span
                key={m.id}
                data-testid={`message-${m.id}`}
                data-direction="system"
                data-type="notice"
                data-what={m.notice.what}
              >
                {i === 0 && <RunTime run={run} />}
                {noticeLabel(withoutNote(m.notice), run.length)}
              </span>
            )),
          )}
        </span>
      </div>
      {messages.map((m) => (
        <HandoverNote key={m.id} message={m} />
      ))}
    </>
  );
}
