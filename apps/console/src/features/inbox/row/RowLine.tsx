import type { AgentId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { icon14 } from "@jieru/ui/icon.ts";
import { CircleAlert, CircleHelp, Clock, LogIn } from "lucide-react";
import { useAction } from "../../../data/optimistic/actions.ts";
import type { Taker } from "../../../data/optimistic/just-taken.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useEmojiDrawing } from "../../session/emoji-drawing.ts";
import { lastLine } from "../../session/session-words.ts";
import { useInsteadOfLine } from "./use-instead.ts";

interface RowLineProps {
  session: Session;
  meId: AgentId;
  nameOf: (id: AgentId) => string | undefined;
  takenBy: Taker | undefined;
}

const line = "min-w-0 truncate";

/** The row's second line: who picked up the session, why an action failed, or a reply that is on its way; otherwise the last message. */
export function RowLine({ session, meId, nameOf, takenBy }: RowLineProps) {
  const action = useAction(session.id);
  const instead = useInsteadOfLine(session, nameOf, takenBy);
  const draw = useEmojiDrawing();
  if (instead?.kind === "taken")
    return (
      <>
        <LogIn {...icon14} className="flex-none" />
        <span className={line}>{instead.text}</span>
      </>
    );
  if (instead?.kind === "failure")
    return (
      <>
        <CircleAlert {...icon14} className="flex-none text-failed" />
        <span className={`${line} text-failed`}>{instead.text}</span>
      </>
    );
  if (instead?.kind === "leaving")
    return (
      <>
        <span dir="auto" className={line}>
          {draw(instead.text)}
        </span>
        <Clock {...icon14} className="flex-none text-ink-3" />
      </>
    );
  return (
    <>
      {action && <Clock {...icon14} className="flex-none text-ink-3" />}
      <DoubtMark session={session} />
      <span
        dir="auto"
        className={`${line} ${session.unread > 0 && session.state !== "waiting" ? "text-ink-1" : ""}`}
      >
        {draw(lastLine(session, meId))}
      </span>
    </>
  );
}

/** Only what asks for a person is marked: a reply that failed, or whose fate nobody knows. */
function DoubtMark({ session }: { session: Session }) {
  const { t } = useTranslation("inbox");
  const delivery = session.lastMessage?.delivery;
  if (delivery === "failed")
    return (
      <span title={t("row.failed")} className="flex flex-none text-failed">
        <CircleAlert {...icon14} />
      </span>
    );
  if (delivery !== "unconfirmed") return null;
  return (
    <span title={t("row.unconfirmed")} className="flex flex-none text-unconfirmed">
      <CircleHelp {...icon14} />
    </span>
  );
}
