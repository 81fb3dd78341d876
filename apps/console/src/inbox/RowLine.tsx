import type { AgentId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { CircleAlert, CircleHelp, Clock, LogIn } from "lucide-react";
import { type ActionState, useAction } from "../api/actions.ts";
import { actionSentence } from "../conversation/failure-sentence.ts";
import { useMeant } from "../drafts/draft-store.ts";
import { refusalWords } from "../i18n/refusal-words.ts";
import { useTranslation } from "../i18n/use-translation.ts";
import { icon14 } from "../ui/icon.ts";
import { useEmojiDrawing } from "./emoji-drawing.ts";
import { lastLine, takenWords } from "./session-words.ts";

interface RowLineProps {
  session: Session;
  meId: AgentId;
  nameOf: (id: AgentId) => string | undefined;
  takenBy: AgentId | undefined;
}

const line = "min-w-0 truncate";

/** The row's second line. What keeps the agent from going on comes before what was said last. */
export function RowLine({ session, meId, nameOf, takenBy }: RowLineProps) {
  const { t } = useTranslation("inbox");
  const action = useAction(session.id);
  const draft = useMeant(session.id);
  const taken = takenWords(takenBy, nameOf);
  const draw = useEmojiDrawing();
  if (taken)
    return (
      <>
        <LogIn {...icon14} className="flex-none" />
        <span className={line}>{taken}</span>
      </>
    );
  if (action?.failure)
    return (
      <>
        <CircleAlert {...icon14} className="flex-none text-failed" />
        <span className={`${line} text-failed`}>{whyNot(action, nameOf)}</span>
      </>
    );
  if (draft && session.state !== "waiting" && session.state !== "ended")
    return (
      <>
        <span className="flex-none text-accent">{t("row.draft")}</span>
        <span dir="auto" className={line}>
          {draft}
        </span>
      </>
    );
  return (
    <>
      {action && !action.failure && <Clock {...icon14} className="flex-none text-ink-3" />}
      <DeliveryMark session={session} />
      <span
        dir="auto"
        className={`${line} ${session.unread > 0 && session.state !== "waiting" ? "text-ink-1" : ""}`}
      >
        {draw(lastLine(session, meId))}
      </span>
    </>
  );
}

const whyNot = (state: ActionState, nameOf: RowLineProps["nameOf"]): string =>
  state.failure?.kind === "refusal"
    ? refusalWords(state.failure.refusal, nameOf).what
    : actionSentence(state);

/** Only what asks for a person is marked: a reply that failed, or whose fate nobody knows. */
function DeliveryMark({ session }: { session: Session }) {
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
