import { supervises } from "@jieru/shared/domain/agent";
import { blockOf, type SessionAction } from "@jieru/shared/domain/session";
import { offeredTopics } from "@jieru/shared/domain/wrap-up";
import { cx } from "@jieru/ui/cx.ts";
import { icon16 } from "@jieru/ui/icon.ts";
import { ArrowLeftRight, CircleCheck, UserRound } from "lucide-react";
import { useId, useState } from "react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { useAccount } from "../../../data/queries/use-snapshot.ts";
import { refusalSentence } from "../../../i18n/refusal-labels.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { serverNow } from "../../../lib/time/server-clock.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { IconButton } from "../../../ui/buttons/IconButton.tsx";
import { useCommandHandlers } from "../../commands/handlers.ts";
import { keyLabel } from "../../commands/key-label.ts";
import { writeNote, writeReply } from "../../opening/composer-mode.ts";
import { runPickUpNext } from "../../opening/pick-up-next.ts";
import { useNextUnanswered } from "../../opening/use-next-unanswered.ts";
import { usePickUp } from "../../opening/use-pick-up.ts";
import { type EditRequest, requestEdit } from "../../session/edit-request.ts";
import { openPanelId, usePanel } from "../../session/use-panel.ts";
import { isWatched } from "../../session/watched.ts";
import { useConversation } from "../conversation-context.ts";
import { useEnding } from "../dialogs/use-ending.ts";
import { KeyHint } from "../keys/KeyHint.tsx";
import { useAsksRating } from "../rating/use-asks-rating.ts";
import { pageUp } from "../scroll/page-up.ts";
import { type ActionBox, ActionBoxes } from "./ActionBoxes.tsx";
import { MoreMenu } from "./MoreMenu.tsx";
import { TakeOver } from "./TakeOver.tsx";

/** [TR4] The label stays for screen readers, and the tooltip shows it. */
const iconAlone = "narrow:tight:sr-only";

export function SessionActions() {
  const { t } = useTranslation("conversation");
  const { accountId, session, viewer, nameOf } = useConversation();
  const watched = isWatched(session, viewer.id) && supervises(viewer);
  const [opened, setOpened] = useState<ActionBox | null>(null);
  const ending = useEnding();
  const asksRating = useAsksRating();
  const asksId = useId();
  const hasTopics = offeredTopics(useAccount(accountId).topics).length > 0;
  const panel = usePanel();
  const pickUpActions = usePickUp(accountId);
  const openOwnNext = useNextUnanswered(accountId);
  const readOnly = useReadOnlyReason();
  const reasonOf = (action: SessionAction) => {
    const block = blockOf(action, session, viewer, serverNow());
    return block && refusalSentence(block, nameOf);
  };
  // [AG5] A waiting session is assigned, other ones are transferred.
  const transferAction = session.state === "waiting" && !reasonOf("assign") ? "assign" : "transfer";
  const transferReason = readOnly ?? reasonOf(transferAction);
  const noteReason = reasonOf("annotate");
  const transfer = () => {
    if (!transferReason) setOpened("transfer");
  };
  const wrapUpReason = readOnly ?? reasonOf("wrapUp");
  const remindReason = readOnly ?? reasonOf("remind");
  const remind = () => {
    if (!remindReason) setOpened("remind");
  };
  // A dialog that closes late must not close the next one.
  const close = (box: ActionBox) => setOpened((now) => (now === box ? null : now));
  const ask = (what: EditRequest) => {
    if (!panel.open) panel.setOpen(true);
    requestEdit(what);
  };
  useCommandHandlers({
    reply: { run: () => writeReply(session.conversationId) },
    note: { run: () => writeNote(session.conversationId), reason: noteReason },
    transfer: { run: transfer, reason: transferReason },
    ...(transferAction === "assign" && { assign: { run: transfer, reason: transferReason } }),
    end: { run: () => ending.end(), reason: ending.reason },
    endAndNext: {
      // [KB8] The agent's own customers come before the queue.
      run: () => ending.end(() => openOwnNext() || void runPickUpNext(pickUpActions)),
      reason: ending.reason,
    },
    endUnasked: asksRating ? { run: ending.endUnasked, reason: ending.reason } : undefined,
    ...(hasTopics && {
      wrapUp: { run: () => !wrapUpReason && setOpened("wrapUp"), reason: wrapUpReason },
    }),
    remind: { run: remind, reason: remindReason },
    panel: { run: () => panel.setOpen(!panel.open) },
    older: { run: pageUp },
    remark: { run: () => ask("remark"), reason: readOnly ?? noteReason },
    tag: { run: () => ask("tag"), reason: readOnly ?? noteReason },
  });
  return (
    <div className="flex flex-none items-center gap-1.5 max-narrow:gap-0">
      {watched && <TakeOver />}
      <Button
        data-testid="transfer"
        icon={<ArrowLeftRight {...icon16} />}
        hint={<KeyHint label={t(`header.${transferAction}`)} name="transfer" />}
        disabledReason={transferReason}
        onClick={transfer}
        tight={watched ? "header" : undefined}
        className="max-narrow:hidden"
      >
        <span className={watched ? iconAlone : undefined}>{t(`header.${transferAction}`)}</span>
      </Button>
      <Button
        data-testid="end-session"
        // [KB11] A phone shows the word without the icon.
        icon={<CircleCheck {...icon16} className="max-narrow:hidden" />}
        disabledReason={ending.reason}
        hint={
          <>
            <KeyHint label={t("header.end")} name="end" />
            {asksRating && <span className="block">{t("rating.willAsk")}</span>}
          </>
        }
        aria-describedby={asksRating ? asksId : undefined}
        onClick={() => ending.end()}
        tight={watched ? "header" : "phone"}
        className={cx(
          "max-narrow:min-w-11 max-narrow:bg-transparent max-narrow:inset-ring-0",
          // [EV2] A watched session has the take-over button instead.
          watched && "max-narrow:hidden",
        )}
      >
        <span className={watched ? iconAlone : undefined}>{t("header.end")}</span>
      </Button>
      {asksRating && (
        <span id={asksId} hidden>
          {t("rating.willAsk")}
        </span>
      )}
      <MoreMenu
        transferAction={transferAction}
        transferReason={transferReason}
        onTransfer={transfer}
        remindReason={remindReason}
        onRemind={remind}
        onEndUnasked={asksRating && !ending.reason ? ending.endUnasked : null}
        onBlock={() => setOpened("block")}
        onExport={() => setOpened("export")}
        onErase={() => setOpened("erase")}
      />
      {!panel.open && (
        <IconButton
          id={openPanelId}
          data-testid="open-customer"
          label={t("header.customer")}
          keys={keyLabel("panel")}
          onClick={() => panel.setOpen(true)}
        >
          <UserRound {...icon16} className="max-narrow:size-5" />
        </IconButton>
      )}
      <ActionBoxes opened={opened} onClose={close} ending={ending} asksRating={asksRating} />
    </div>
  );
}
