import type { Addressee } from "@jieru/shared/domain/mention";
import { icon14 } from "@jieru/ui/icon.ts";
import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { formatTime } from "../../../i18n/format-clock.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { NoteText } from "../mentions/NoteText.tsx";
import { MessageText } from "../text/MessageText.tsx";

interface NoteFrameProps {
  testId: string;
  author: string;
  at: number;
  state?: "sending" | "failed";
  mark?: ReactNode;
  outcome?: ReactNode;
  to?: readonly Addressee[] | undefined;
  children: string;
}

const nobody: readonly Addressee[] = [];

/** Looks different from messages, so that a note cannot be mistaken for one. */
export function NoteFrame({
  testId,
  author,
  at,
  state,
  mark,
  outcome,
  to = nobody,
  children,
}: NoteFrameProps) {
  const { t } = useTranslation("conversation");
  return (
    <div
      data-testid={testId}
      data-direction="system"
      data-type="note"
      data-delivery={state}
      className="flex flex-col items-center gap-1"
    >
      <div className="flex max-w-[min(600px,100%)] min-w-0 gap-x-2 rounded-control bg-note-soft py-1.5 pr-3 pl-2.5 text-ink-1 inset-ring inset-ring-note-line max-narrow:flex-wrap">
        <Lock {...icon14} className="mt-[3px] flex-none text-note" />
        <span className="flex-none text-12 leading-5 text-note">
          <b className="font-semibold">{author}</b>{" "}
          <time data-at={at} dateTime={new Date(at).toISOString()}>
            {formatTime(at)}
          </time>{" "}
          {t("note.mark")}
          {mark}
        </span>
        <span className="min-w-0 whitespace-pre-wrap wrap-anywhere">
          {to.length > 0 ? <NoteText text={children} to={to} /> : <MessageText text={children} />}
        </span>
      </div>
      {outcome}
    </div>
  );
}
