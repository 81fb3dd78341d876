import type { AgentId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { icon14 } from "@jieru/ui/icon.ts";
import { CircleAlert, CircleHelp, Clock, LogIn } from "lucide-react";
import { useAction } from "../../../data/optimistic/actions.ts";
import type { NewOwner } from "../../../data/optimistic/just-picked-up.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useEmojiRenderer } from "../../session/emoji-renderer.ts";
import { lastLine } from "../../session/session-labels.ts";
import { usePreviewOverride } from "./use-preview-override.ts";

interface RowPreviewProps {
  session: Session;
  meId: AgentId;
  nameOf: (id: AgentId) => string | undefined;
  takenBy: NewOwner | undefined;
}

const line = "min-w-0 truncate";

export function RowPreview({ session, meId, nameOf, takenBy }: RowPreviewProps) {
  const action = useAction(session.id);
  const instead = usePreviewOverride(session, nameOf, takenBy);
  const draw = useEmojiRenderer();
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

/** Marks only replies that need attention: failed or unconfirmed. */
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
