import { type Allowance, isLow } from "@jieru/shared/domain/allowance";
import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import { previewLength } from "@jieru/shared/domain/message";
import { returnsToQueue, type Session } from "@jieru/shared/domain/session";
import { CustomerAvatar } from "@jieru/ui/CustomerAvatar.tsx";
import { cx } from "@jieru/ui/cx.ts";
import { useRouter } from "@tanstack/react-router";
import { type MouseEvent, memo } from "react";
import { useIsPrepared } from "../../../data/drafts/draft-store.ts";
import { useSpendable } from "../../../data/feed/uncounted.ts";
import type { NewOwner } from "../../../data/optimistic/just-picked-up.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useNowFor, useNowSince } from "../../../lib/time/use-now.ts";
import { Badge } from "../../../ui/marks/Badge.tsx";
import { focusComposer } from "../../opening/focus-composer.ts";
import { noteOpenTrigger } from "../../opening/open-trigger.ts";
import { usePickUp } from "../../opening/use-pick-up.ts";
import { AllowanceChip } from "../../session/AllowanceChip.tsx";
import { customerName } from "../../session/customer-name.ts";
import { ReminderMark } from "../../session/ReminderMark.tsx";
import { SleepCountdown } from "../../session/SleepCountdown.tsx";
import {
  ageSince,
  handedByLabel,
  mentionLabel,
  ownerLabel,
  rowSentence,
  rowTime,
  targetOf,
  type WaitTargets,
} from "../../session/session-labels.ts";
import { UrgentMark } from "../../session/UrgentMark.tsx";
import { DraftMark } from "./DraftMark.tsx";
import { RowAction } from "./RowAction.tsx";
import { RowPreview } from "./RowPreview.tsx";
import { usePreviewOverride, useRowDraft } from "./use-preview-override.ts";

interface SessionRowProps {
  accountId: AccountId;
  session: Session;
  meId: AgentId;
  nameOf: (id: AgentId) => string | undefined;
  current: boolean;
  reachable: boolean;
  /** The colleague who has just picked it up: the row says so and leaves. */
  takenBy?: NewOwner | undefined;
  account: WaitTargets & { keepUnanswered: boolean };
  /** [AP1] Two lines; the marks of the third line are beside the time. */
  compact: boolean;
}

const tones = { waiting: "font-semibold text-waiting", inactive: "text-inactive", plain: "text-ink-3" };
const frame = [
  "grid h-(--row-height) grid-cols-[36px_minmax(0,1fr)] gap-x-2.5 rounded-row p-2 ring-on-edge hover:bg-surface-hover max-narrow:h-[84px] max-narrow:py-2.5",
  "data-current:bg-surface-selected data-current:before:absolute data-current:before:-left-2 data-current:before:inset-y-2.5 data-current:before:w-[3px] data-current:before:rounded-r-[2px] data-current:before:bg-accent-solid",
].join(" ");

const besideAction = ({ state }: Session, compact: boolean): string => {
  if (state !== "waiting") return "pr-24";
  return compact ? "pr-20" : "pr-16";
};

/** The browser opens the link in another tab or window. */
const opensElsewhere = (event: MouseEvent): boolean =>
  event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;

export const SessionRow = memo(function SessionRow(props: SessionRowProps) {
  const { accountId, session, meId, nameOf, current, reachable, takenBy, account, compact } = props;
  const { i18n } = useTranslation();
  const now = useNowSince(ageSince(session), targetOf(session, account));
  const time = rowTime(session, now, account);
  const isUnread = session.unread > 0 && session.state !== "waiting";
  const held = takenBy ? null : ownerLabel(session, meId, nameOf);
  const handed = takenBy ? null : handedByLabel(session, meId, nameOf);
  const mentioned = mentionLabel(session, meId, nameOf);
  const router = useRouter();
  /** A press or Enter moves the focus to the composer, also if the session is open already. */
  const onPress = (event: MouseEvent) => {
    // [KB8] The second click of a double click may hit another row, as the first may have changed the list.
    if (event.detail > 1) return event.preventDefault();
    noteOpenTrigger("pointer");
    if (current) focusComposer();
    if (opensElsewhere(event)) return;
    event.preventDefault();
    void router.navigate({ to: "/a/$accountId/s/$sessionId", params: { accountId, sessionId: session.id } });
  };
  const { blockOf } = usePickUp(accountId);
  const mayReopen = (s: Session) => blockOf("reopen", s) === null;
  const sleepsAt = session.state === "active" ? session.reactivateAt : null;
  const allowance = useSpendable(session);
  const chip = session.state !== "ended" && <LowAllowance allowance={allowance} />;
  /** Beside the time in a compact row, except beside a wait time: both would leave the name no room. */
  const chipInLine = session.state === "waiting" && !takenBy;
  /** [VW3] Beside the name if there is no third line or a reminder fills it. */
  const heldAbove = compact || Boolean(session.reminder);
  const hasAction = !takenBy && (session.state === "waiting" || session.state === "inactive");
  const canReopen = session.state === "ended" && mayReopen(session);
  return (
    <div className="group/row relative">
      {/* NOTE: the router's own link would parse the whole address in every row at each rendering. */}
      <a
        href={`/a/${accountId}/s/${session.id}`}
        aria-current={current ? "page" : undefined}
        data-current={current || undefined}
        tabIndex={reachable ? 0 : -1}
        onClick={onPress}
        data-testid={`session-row-${session.id}`}
        data-row={session.id}
        data-state={session.state}
        data-conversation={session.conversationId}
        data-unread={session.unread}
        className={frame}
      >
        <SpokenRow
          {...{ session, meId, nameOf, takenBy }}
          held={[mentioned, held ?? handed].filter((words) => words !== null).join(" · ") || null}
          time={time.text}
        />
        <CustomerAvatar openid={session.customer.openid} name={session.customer.remark} />
        <div aria-hidden="true" className="min-w-0">
          <div className="flex h-5 min-w-0 items-center gap-2">
            <span
              dir="auto"
              className={cx(
                "min-w-0 truncate text-left text-13 text-ink-1 max-narrow:text-14",
                (isUnread || handed || mentioned) && "font-semibold",
              )}
            >
              {customerName(session.customer)}
            </span>
            {session.urgent && <UrgentMark />}
            {held && heldAbove && <Held>{held}</Held>}
            <span className="ml-auto flex flex-none items-center gap-2 text-12 whitespace-nowrap">
              {compact && session.reminder?.due && <ReminderMark reminder={session.reminder} />}
              {compact && sleepsAt !== null && (
                <SleepCountdown at={sleepsAt} returns={returnsToQueue(session, account)} />
              )}
              {compact && !chipInLine && chip}
              <span data-at={time.at} className={tones[time.tone]}>
                {(compact && time.short) || time.text}
              </span>
            </span>
          </div>
          <div
            className={cx(
              "flex h-5 min-w-0 items-center gap-2 text-ink-2 max-narrow:text-14",
              hasAction && besideAction(session, compact),
              canReopen && "group-hover/row:pr-24",
            )}
          >
            {mentioned && (
              <span
                title={mentioned}
                data-testid="mention-mark"
                className="flex-none font-semibold text-note"
              >
                {i18n.t("inbox:row.mention")}
              </span>
            )}
            {handed && <span className="flex-none text-note">{i18n.t("inbox:row.note")}</span>}
            <RowPreview session={session} meId={meId} nameOf={nameOf} takenBy={takenBy} />
            <span className="ml-auto flex flex-none items-center gap-2">
              {compact && chipInLine && chip}
              {!takenBy && <DraftMark session={session} />}
              {isUnread && (
                <Badge count={session.unread} label={i18n.t("unread", { count: session.unread })} />
              )}
            </span>
          </div>
          {!compact && (
            <div
              className={cx(
                "mt-0.5 flex h-5 min-w-0 items-center gap-2 text-12 text-ink-3",
                hasAction && (session.state === "waiting" ? "pr-20" : "pr-24"),
                canReopen && "group-hover/row:pr-24",
              )}
            >
              {chip}
              {session.reminder && <ReminderMark reminder={session.reminder} />}
              {sleepsAt !== null && (
                <SleepCountdown at={sleepsAt} returns={returnsToQueue(session, account)} />
              )}
              {held && !heldAbove && <Held>{held}</Held>}
              <RowSource session={session} nameOf={nameOf} />
            </div>
          )}
        </div>
      </a>
      {(hasAction || canReopen) && (
        <RowAction
          accountId={accountId}
          session={session}
          nameOf={nameOf}
          reachable={reachable}
          compact={compact}
        />
      )}
    </div>
  );
});

interface SpokenRowProps extends Pick<SessionRowProps, "session" | "meId" | "nameOf" | "takenBy"> {
  time: string;
  held: string | null;
}

const beginningOf = (text: string): string => Array.from(text).slice(0, previewLength).join("");

/** The row for screen readers. It follows the chip's clock (RA5) without re-rendering the rest. */
function SpokenRow({ session, meId, nameOf, takenBy, time, held }: SpokenRowProps) {
  useTranslation();
  const allowance = useSpendable(session);
  const now = useNowFor(session.state === "ended" ? null : allowance.until);
  const instead = usePreviewOverride(session, nameOf, takenBy);
  const written = useRowDraft(session);
  const draft = written === null || takenBy ? null : beginningOf(written);
  const prepared = useIsPrepared(session.id);
  const facts = { meId, now, time, instead: instead?.text ?? null, draft, prepared, held };
  const sentence = rowSentence({ ...session, allowance }, facts);
  return <span className="sr-only">{sentence}</span>;
}

const Held = ({ children }: { children: string }) => (
  <span dir="auto" className="max-w-32 flex-none truncate text-left text-12 text-ink-3">
    {children}
  </span>
);

function RowSource({ session, nameOf }: Pick<SessionRowProps, "session" | "nameOf">) {
  const { t } = useTranslation("inbox");
  const last = session.state === "waiting" && session.lastOwnerId ? nameOf(session.lastOwnerId) : undefined;
  const text = last ? t("row.last_owner", { name: last }) : session.source;
  return (
    <span dir="auto" className="min-w-0 shrink-[9999] truncate text-left">
      {text}
    </span>
  );
}

/** [RA6] The allowance when it is low: at most one reply or less than two hours. */
const LowAllowance = ({ allowance }: { allowance: Allowance }) =>
  isLow(allowance, useNowFor(allowance.until)) ? <AllowanceChip allowance={allowance} /> : null;
