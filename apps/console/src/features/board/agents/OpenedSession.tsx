import { useDraggable } from "@dnd-kit/core";
import type { Session } from "@jieru/shared/domain/session";
import { CustomerAvatar } from "@jieru/ui/CustomerAvatar.tsx";
import { icon14 } from "@jieru/ui/icon.ts";
import { Eye } from "lucide-react";
import { useSpendable } from "../../../data/feed/uncounted.ts";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import { useBoard } from "../../../data/queries/use-board.ts";
import { useAgentName } from "../../../data/queries/use-snapshot.ts";
import { formatAllowance } from "../../../i18n/format-allowance.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useNowFor } from "../../../lib/time/use-now.ts";
import { useAnnounces } from "../../../ui/notices/use-announces.ts";
import { Readers } from "../../conversation/header/Readers.tsx";
import { AllowanceChip } from "../../session/AllowanceChip.tsx";
import { customerName } from "../../session/customer-name.ts";
import { useEmojiRenderer } from "../../session/emoji-renderer.ts";
import { lastLine } from "../../session/session-labels.ts";
import { Age } from "../Age.tsx";
import { useRefusal } from "../use-refusal.ts";
import { useViewers } from "../viewers.ts";
import { OpenedActions } from "./OpenedActions.tsx";
import type { OpenedSessionProps } from "./opened-session.ts";

export function OpenedSession({ accountId, desk, session }: OpenedSessionProps) {
  const { t } = useTranslation("supervise");
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: session.id, data: { session } });
  const nameOf = useAgentName(accountId);
  const { board } = useBoard(accountId);
  const viewers = useViewers(session.conversationId).filter((id) => id !== session.ownerId);
  const failure = useRefusal(session.id);
  const says = useAnnounces(failure);
  const allowance = useSpendable(session);
  const draw = useEmojiRenderer();
  const refused = failure && failureSentence(failure, nameOf);
  return (
    <li
      ref={setNodeRef}
      {...listeners}
      data-session={session.id}
      data-held={isDragging || undefined}
      className="border-t border-border-1 text-12 data-held:opacity-50"
    >
      <div className="flex min-h-8 cursor-grab items-center gap-2 max-narrow:flex-wrap">
        <CustomerAvatar openid={session.customer.openid} name={session.customer.remark} size={20} />
        <span dir="auto" className="max-w-32 min-w-16 truncate text-left">
          {customerName(session.customer)}
        </span>
        {refused ? (
          <span
            role={says ? "alert" : undefined}
            data-testid="refused"
            title={refused}
            className="line-clamp-2 min-w-0 flex-1 leading-[14px] text-failed max-narrow:line-clamp-none max-narrow:basis-full"
          >
            {refused}
          </span>
        ) : (
          <span dir="auto" className="min-w-0 flex-1 truncate text-left text-ink-2">
            {draw(lastLine(session, desk.me.id))}
          </span>
        )}
        {viewers.length > 0 ? (
          <CurrentViewers names={viewers.map((id) => nameOf(id) ?? t("common:agent"))} />
        ) : (
          <Readers
            readers={board?.readers.filter(({ sessionId }) => sessionId === session.id) ?? []}
            nameOf={nameOf}
            className="flex-none"
          />
        )}
        {session.state === "inactive" && <span className="text-inactive">{t("opened.inactive")}</span>}
        {session.unansweredSince !== null && (
          <Age since={session.unansweredSince} lateAfterMs={desk.account.answerTargetMs} />
        )}
        <AllowanceChip allowance={allowance} />
        <SpokenAllowance allowance={allowance} />
        <OpenedActions accountId={accountId} desk={desk} session={session} />
      </div>
    </li>
  );
}

function CurrentViewers({ names }: { names: readonly string[] }) {
  const { t } = useTranslation("conversation");
  const sentence = t("header.looking", { names: names.join(t("header.and")) });
  return (
    <span
      data-testid="looks-now"
      title={sentence}
      className="inline-flex min-w-0 flex-none items-center gap-1 text-accent"
    >
      <Eye {...icon14} className="flex-none" />
      <span className="max-w-40 truncate">{sentence}</span>
    </span>
  );
}

function SpokenAllowance({ allowance }: Pick<Session, "allowance">) {
  return <span className="sr-only">{formatAllowance(allowance, useNowFor(allowance.until)).sentence}</span>;
}
