import { useDraggable } from "@dnd-kit/core";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { CustomerAvatar } from "@jieru/ui/CustomerAvatar.tsx";
import { Link } from "@tanstack/react-router";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import { useAgentName } from "../../../data/queries/use-snapshot.ts";
import { formatAllowance } from "../../../i18n/format-allowance.ts";
import { formatSince } from "../../../i18n/format-duration.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useNowFor, useNowSince } from "../../../lib/time/use-now.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { useAnnounces } from "../../../ui/notices/use-announces.ts";
import { AllowanceChip } from "../../session/AllowanceChip.tsx";
import { customerName } from "../../session/customer-name.ts";
import { useEmojiRenderer } from "../../session/emoji-renderer.ts";
import { lastLine } from "../../session/session-labels.ts";
import { Age } from "../Age.tsx";
import { AssignMenu } from "../assigning/AssignMenu.tsx";
import { useRefusal } from "../use-refusal.ts";

interface WaitingRowProps {
  accountId: AccountId;
  desk: Snapshot;
  session: Session;
  place: number;
  stop: boolean;
  onStop: () => void;
}

/** Hides the wait time of a row with a refusal while the button covers it. */
const underButton = "group-focus-within:invisible group-hover:invisible max-narrow:visible!";

export function WaitingRow({ accountId, desk, session, place, stop, onStop }: WaitingRowProps) {
  const { t } = useTranslation("supervise");
  const nameOf = useAgentName(accountId);
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: session.id, data: { session } });
  const customer = customerName(session.customer);
  const now = useNowSince(session.waitingSince);
  const text = lastLine(session, desk.me.id);
  const last = session.lastOwnerId && nameOf(session.lastOwnerId);
  const failure = useRefusal(session.id);
  const says = useAnnounces(failure);
  const refused = failure && failureSentence(failure, nameOf);
  const sentence = t("line.row", {
    customer,
    rest: formatSince(now - (session.waitingSince ?? now)),
    text,
    allowance: formatAllowance(session.allowance, useNowFor(session.allowance.until)).sentence,
  });
  return (
    <li ref={setNodeRef} className="group relative" {...listeners}>
      <Link
        to="/a/$accountId/s/$sessionId"
        params={{ accountId, sessionId: session.id }}
        data-line-row={session.id}
        tabIndex={stop ? 0 : -1}
        onFocus={onStop}
        draggable={false}
        className="flex h-[50px] cursor-grab items-center gap-2 py-px pr-4 pl-2 ring-within hover:bg-surface-hover max-narrow:h-16"
      >
        <span className="sr-only">{sentence}</span>
        {isDragging ? (
          <Held place={place} customer={customer} />
        ) : (
          <span aria-hidden="true" className="flex min-w-0 flex-1 items-center gap-2">
            <span className="w-5 flex-none text-right text-12 text-ink-3">{place}</span>
            <CustomerAvatar openid={session.customer.openid} name={session.customer.remark} size={28} />
            <span className="min-w-0 flex-1">
              <FirstLine
                customer={customer}
                session={session}
                waitTargetMs={desk.account.waitTargetMs}
                refused={refused !== null}
              />
              {refused ? (
                <span
                  data-testid="refused"
                  className="line-clamp-2 text-12 leading-[14px] text-failed max-narrow:mr-36 max-narrow:line-clamp-3"
                >
                  {refused}
                </span>
              ) : (
                <SecondLine text={text} last={last} session={session} />
              )}
            </span>
          </span>
        )}
      </Link>
      <AssignMenu
        accountId={accountId}
        desk={desk}
        session={session}
        trigger={
          <Button
            size="mini"
            data-testid="assign"
            aria-label={t("opened.about", { action: t("assign"), customer })}
            hidden={isDragging}
            tabIndex={stop ? 0 : -1}
            data-refused={refused ? true : undefined}
            className="absolute right-[92px] bottom-1 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 aria-expanded:opacity-100 data-refused:right-4 data-refused:bottom-[27px] max-narrow:opacity-100 max-narrow:data-refused:bottom-1"
          >
            {t("assign")}
          </Button>
        }
      />
      {refused && (
        <span role={says ? "alert" : undefined} className="sr-only">
          {refused}
        </span>
      )}
    </li>
  );
}

function Held({ place, customer }: { place: number; customer: string }) {
  const { t } = useTranslation("supervise");
  return (
    <span
      aria-hidden="true"
      className="absolute inset-1 flex items-center gap-3.5 rounded-tile border border-dashed border-border-control bg-surface-1 pl-4 text-12 text-ink-3"
    >
      {place} <span>{t("line.held", { customer })}</span>
    </span>
  );
}

interface FirstLineProps {
  customer: string;
  session: Session;
  waitTargetMs: number;
  refused: boolean;
}

const FirstLine = ({ customer, session, waitTargetMs, refused }: FirstLineProps) => (
  <span className="flex items-center gap-2">
    <span dir="auto" className="min-w-0 flex-1 truncate text-left">
      {customer}
    </span>
    {!refused && <RoomForButton className="hidden max-narrow:block" />}
    <span className={`flex flex-none justify-end ${refused ? "" : "max-narrow:min-w-17"}`}>
      {session.waitingSince !== null && (
        <Age
          since={session.waitingSince}
          lateAfterMs={session.lapsed ? Number.POSITIVE_INFINITY : waitTargetMs}
          className={`text-12 text-ink-2 ${refused ? underButton : ""}`}
        />
      )}
    </span>
  </span>
);

/** Reserves room for the button's label in any language; on a phone in both lines, as the button covers both. */
const RoomForButton = ({ className }: { className: string }) => (
  <span className={`invisible h-0 flex-none px-2.5 text-13 ${className}`}>
    {useTranslation("supervise").t("assign")}
  </span>
);

interface SecondLineProps {
  text: string;
  last: string | null | undefined;
  session: Session;
}

/** Last message, last owner and remaining replies, with room for the button on hover. */
function SecondLine({ text, last, session }: SecondLineProps) {
  const { t } = useTranslation("supervise");
  const draw = useEmojiRenderer();
  return (
    <span className="flex items-center gap-2 text-12 text-ink-3">
      <span dir="auto" className="min-w-0 flex-1 truncate text-left">
        {draw(text)}
      </span>
      {last && (
        <span className="flex-none group-focus-within:hidden group-hover:hidden max-narrow:hidden">
          {t("line.last", { name: last })}
        </span>
      )}
      <RoomForButton className="not-group-focus-within:not-group-hover:hidden max-narrow:block!" />
      <span className="flex flex-none justify-end group-focus-within:min-w-17 group-hover:min-w-17 max-narrow:min-w-17">
        <AllowanceChip allowance={session.allowance} />
      </span>
    </span>
  );
}
