import { blockOf, type SessionAction } from "@jieru/shared/domain/session";
import { offeredTopics } from "@jieru/shared/domain/wrap-up";
import { ArrowLeftRight, CircleCheck, UserRound } from "lucide-react";
import { useState } from "react";
import { useAccount } from "../../api/use-desk.ts";
import { BoxOnItsWay, boxOnDemand } from "../../commands/BoxOnItsWay.tsx";
import { useOffers } from "../../commands/offers.ts";
import { askCustomer, type CustomerAsk } from "../../customer/ask.ts";
import { openPanelId, usePanel } from "../../customer/use-panel.ts";
import { refusalSentence } from "../../i18n/refusal-words.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { pressNext } from "../../inbox/pick-up/press-next.ts";
import { useTaking } from "../../inbox/pick-up/use-taking.ts";
import { useReadOnlyReason } from "../../sync/read-only.ts";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { icon16 } from "../../ui/icon.ts";
import { Later } from "../../ui/Later.tsx";
import { onDemand } from "../../ui/on-demand.tsx";
import { serverNow } from "../../ui/server-clock.ts";
import { writeNote, writeReply } from "../composer/composer-mode.ts";
import { useConversation } from "../conversation-context.ts";
import { EndDialog } from "../dialogs/EndDialog.tsx";
import { useEnding } from "../dialogs/use-ending.ts";
import { pageUp } from "../scroll/page-up.ts";
import { MoreMenu } from "./MoreMenu.tsx";

const TransferDialog = boxOnDemand(
  async () => (await import("../transfer/TransferDialog.tsx")).TransferDialog,
  TransferOnItsWay,
);

const EraseDialog = onDemand(async () => (await import("../dialogs/EraseDialog.tsx")).EraseDialog);

const ConversationExport = onDemand(
  async () => (await import("../../exports/ConversationExport.tsx")).ConversationExport,
);

const BlockDialog = onDemand(async () => (await import("../dialogs/BlockDialog.tsx")).BlockDialog);

const WrapUpDialog = boxOnDemand(
  async () => (await import("../wrap-up/WrapUpDialog.tsx")).WrapUpDialog,
  WrapUpOnItsWay,
);

interface OnItsWayProps {
  open: boolean;
  onClose: () => void;
  missing?: boolean | undefined;
}

const OnItsWay = ({ open, ...box }: OnItsWayProps & { label: string }) =>
  open ? <BoxOnItsWay {...box} className="m-auto w-80" /> : null;

function TransferOnItsWay({ open, onClose, missing }: OnItsWayProps) {
  const { t } = useTranslation("conversation");
  return <OnItsWay open={open} onClose={onClose} missing={missing} label={t("header.transfer")} />;
}

function WrapUpOnItsWay({ open, onClose, missing }: OnItsWayProps) {
  const { t } = useTranslation("conversation");
  return <OnItsWay open={open} onClose={onClose} missing={missing} label={t("wrapUp.title")} />;
}

/** Transfer `T`, end `E`, and the other actions. On a phone only icons, with transfer under ⋯. */
export function SessionActions() {
  const { t } = useTranslation("conversation");
  const { accountId, session, viewer, nameOf } = useConversation();
  const [transferring, setTransferring] = useState(false);
  const [blocking, setBlocking] = useState(false);
  const [exporting, setExporting] = useState(false);
  const [erasing, setErasing] = useState(false);
  const [saying, setSaying] = useState(false);
  const ending = useEnding();
  const hasTopics = offeredTopics(useAccount(accountId).topics).length > 0;
  const panel = usePanel();
  const taking = useTaking(accountId);
  const readOnly = useReadOnlyReason();
  const reasonOf = (action: SessionAction) => {
    const block = blockOf(action, session, viewer, serverNow());
    return block && refusalSentence(block, nameOf);
  };
  // [AG5] For a waiting session, agents who may assign get "assign" in the place of "transfer".
  const handing = session.state === "waiting" && !reasonOf("assign") ? "assign" : "transfer";
  const transferReason = readOnly ?? reasonOf(handing);
  const noteReason = reasonOf("annotate");
  const transfer = () => {
    if (!transferReason) setTransferring(true);
  };
  const handingOn = { open: transferring, onClose: () => setTransferring(false) };
  const wrapUpReason = readOnly ?? reasonOf("wrapUp");
  const wrapping = {
    open: saying || ending.wrapping,
    onClose: () => {
      setSaying(false);
      ending.cancel();
    },
  };
  const ask = (what: CustomerAsk) => {
    if (!panel.open) panel.setOpen(true);
    askCustomer(what);
  };
  useOffers({
    reply: { run: () => writeReply(session.conversationId) },
    note: { run: () => writeNote(session.conversationId), reason: noteReason },
    transfer: { run: transfer, reason: transferReason },
    ...(handing === "assign" && { assign: { run: transfer, reason: transferReason } }),
    end: { run: () => ending.end(), reason: ending.reason },
    endAndNext: { run: () => ending.end(() => void pressNext(taking)), reason: ending.reason },
    ...(hasTopics && {
      wrapUp: { run: () => !wrapUpReason && setSaying(true), reason: wrapUpReason },
    }),
    panel: { run: () => panel.setOpen(!panel.open) },
    older: { run: pageUp },
    remark: { run: () => ask("remark"), reason: readOnly ?? noteReason },
    tag: { run: () => ask("tag"), reason: readOnly ?? noteReason },
  });
  return (
    <div className="flex flex-none items-center gap-1.5 max-narrow:gap-0">
      <Button
        data-testid="transfer"
        icon={<ArrowLeftRight {...icon16} />}
        aria-keyshortcuts="T"
        disabledReason={transferReason}
        onClick={transfer}
        className="max-narrow:hidden"
      >
        {t(`header.${handing}`)}
      </Button>
      <Button
        data-testid="end-session"
        icon={<CircleCheck {...icon16} className="max-narrow:size-5" />}
        aria-keyshortcuts="E"
        disabledReason={ending.reason}
        onClick={() => ending.end()}
        className="max-narrow:size-11 max-narrow:rounded-tile max-narrow:bg-transparent max-narrow:!px-0 max-narrow:inset-ring-0"
      >
        <span className="max-narrow:sr-only">{t("header.end")}</span>
      </Button>
      <MoreMenu
        handing={handing}
        transferReason={transferReason}
        onTransfer={transfer}
        onBlock={() => setBlocking(true)}
        onExport={() => setExporting(true)}
        onErase={() => setErasing(true)}
      />
      {!panel.open && (
        <IconButton
          id={openPanelId}
          data-testid="open-customer"
          label={t("header.customer")}
          keys="]"
          onClick={() => panel.setOpen(true)}
        >
          <UserRound {...icon16} className="max-narrow:size-5" />
        </IconButton>
      )}
      <EndDialog question={ending.question} onCancel={ending.cancel} onConfirm={ending.confirm} />
      <Later open={transferring} instead={<TransferOnItsWay missing {...handingOn} />}>
        <TransferDialog {...handingOn} />
      </Later>
      <Later open={wrapping.open} instead={<WrapUpOnItsWay missing {...wrapping} />}>
        <WrapUpDialog {...wrapping} onEnd={ending.wrapping ? ending.endWith : null} />
      </Later>
      <Later open={blocking} onMissing={() => setBlocking(false)}>
        <BlockDialog open={blocking} onClose={() => setBlocking(false)} />
      </Later>
      <Later open={exporting} onMissing={() => setExporting(false)}>
        <ConversationExport open={exporting} onClose={() => setExporting(false)} />
      </Later>
      <Later open={erasing} onMissing={() => setErasing(false)}>
        <EraseDialog open={erasing} onClose={() => setErasing(false)} />
      </Later>
    </div>
  );
}
