import { useDraggable } from "@dnd-kit/core";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { Link, useNavigate } from "@tanstack/react-router";
import { Eye } from "lucide-react";
import { useState } from "react";
import { endSession, takeOver } from "../api/sessions.ts";
import { useAgentName } from "../api/use-desk.ts";
import { EndDialog } from "../conversation/EndDialog.tsx";
import { Readers } from "../conversation/Readers.tsx";
import type { EndQuestion } from "../conversation/use-ending.ts";
import { failureSentence } from "../i18n/failure-sentence.ts";
import { formatAllowance } from "../i18n/format-allowance.ts";
import { useTranslation } from "../i18n/use-translation.ts";
import { lastLine } from "../inbox/session-words.ts";
import { useReadOnlyReason } from "../sync/read-only.ts";
import { useSpendable } from "../sync/uncounted.ts";
import { AllowanceChip } from "../ui/AllowanceChip.tsx";
import { customerName } from "../ui/customer-name.ts";
import { icon14 } from "../ui/icon.ts";
import { Seal } from "../ui/Seal.tsx";
import { TextButton } from "../ui/TextButton.tsx";
import { useNowFor } from "../ui/use-now.ts";
import { useSaysIt } from "../ui/use-says-it.ts";
import { Age } from "./Age.tsx";
import { useLooksAt } from "./board-looks.ts";
import { GiveMenu } from "./GiveMenu.tsx";
import { useBoard } from "./use-board.ts";
import { useRefusal } from "./use-refusal.ts";

interface OpenedSessionProps {
  accountId: AccountId;
  desk: Snapshot;
  session: Session;
}

/** One session in somebody's hands, to be dragged onto a colleague, or dealt with by its words. */
export function OpenedSession({ accountId, desk, session }: OpenedSessionProps) {
  const { t } = useTranslation("supervise");
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: session.id, data: { session } });
  const nameOf = useAgentName(accountId);
  const { board } = useBoard(accountId);
  const lookers = useLooksAt(session.conversationId).filter((id) => id !== session.ownerId);
  const failure = useRefusal(session.id);
  const says = useSaysIt(failure);
  const allowance = useSpendable(session);
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
        <Seal customer={session.customer} size={20} />
        <span className="max-w-32 min-w-16 truncate">{customerName(session.customer)}</span>
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
            {lastLine(session, desk.me.id)}
          </span>
        )}
        {lookers.length > 0 ? (
          <LooksNow names={lookers.map((id) => nameOf(id) ?? t("common:agent"))} />
        ) : (
          <Readers
            readers={board?.readers.filter(({ sessionId }) => sessionId === session.id) ?? []}
            nameOf={nameOf}
            className="flex-none"
          />
        )}
        {session.state === "inactive" && <span className="text-inactive">{t("opened.inactive")}</span>}
        {session.unansweredSince !== null && (
          <Age since={session.unansweredSince} lateAfterMs={desk.account.waitTargetMs} />
        )}
        <AllowanceChip allowance={allowance} />
        <SpokenAllowance allowance={allowance} />
        <Deeds accountId={accountId} desk={desk} session={session} />
      </div>
    </li>
  );
}

/** [BO9] Who looks at it at this moment. */
function LooksNow({ names }: { names: readonly string[] }) {
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

/** What the chip shows. */
function SpokenAllowance({ allowance }: Pick<Session, "allowance">) {
  return <span className="sr-only">{formatAllowance(allowance, useNowFor(allowance.until)).sentence}</span>;
}

/** Watching is a link, and recorded by the server; taking over leads there too, because it is to be answered now. */
function Deeds({ accountId, desk, session }: OpenedSessionProps) {
  const { t } = useTranslation("supervise");
  const navigate = useNavigate();
  const [question, setQuestion] = useState<EndQuestion | null>(null);
  const customer = customerName(session.customer);
  const about = (action: string) => t("opened.about", { action, customer });
  const mine = session.ownerId === desk.me.id;
  const readOnly = useReadOnlyReason();
  const open = { to: "/a/$accountId/s/$sessionId", params: { accountId, sessionId: session.id } } as const;
  const take = async () => {
    const from = window.location.pathname;
    const outcome = await takeOver(accountId, session.id, desk.me.id);
    // Who has gone elsewhere meanwhile stays there.
    if (outcome.ok && window.location.pathname === from) await navigate(open);
  };
  const end = () => {
    setQuestion(null);
    void endSession(accountId, session.id);
  };
  const word = "hit flex-none whitespace-nowrap text-accent hover:underline max-narrow:py-3";
  return (
    <span className="flex gap-2.5 pl-1">
      <Link {...open} aria-label={about(t("opened.watch"))} draggable={false} className={word}>
        {t("opened.watch")}
      </Link>
      {!mine && (
        <TextButton
          data-testid="take-over"
          disabledReason={readOnly}
          aria-label={about(t("opened.take_over"))}
          onClick={() => void take()}
          className="max-narrow:py-3"
        >
          {t("opened.take_over")}
        </TextButton>
      )}
      <GiveMenu
        accountId={accountId}
        desk={desk}
        session={session}
        trigger={
          <TextButton
            data-testid="reassign"
            aria-label={about(t("opened.reassign"))}
            className="max-narrow:py-3"
          >
            {t("opened.reassign")}
          </TextButton>
        }
      />
      <TextButton
        data-testid="end"
        disabledReason={readOnly}
        aria-label={about(t("opened.end"))}
        onClick={() => (session.unansweredSince === null ? end() : setQuestion("unanswered"))}
        className="max-narrow:py-3"
      >
        {t("opened.end")}
      </TextButton>
      <EndDialog question={question} onCancel={() => setQuestion(null)} onConfirm={end} />
    </span>
  );
}
