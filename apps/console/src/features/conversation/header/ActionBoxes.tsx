import { useTranslation } from "../../../i18n/use-translation.ts";
import { LoadingDialog } from "../../../ui/overlays/LoadingDialog.tsx";
import { LazyMount } from "../../../ui/rendering/LazyMount.tsx";
import { onDemand } from "../../../ui/rendering/on-demand.tsx";
import { EndDialog } from "../dialogs/EndDialog.tsx";
import type { Ending } from "../dialogs/use-ending.ts";

const TransferDialog = onDemand(
  async () => (await import("../transfer/TransferDialog.tsx")).TransferDialog,
  TransferLoading,
);

const EraseDialog = onDemand(async () => (await import("../dialogs/EraseDialog.tsx")).EraseDialog);

const ConversationExport = onDemand(
  async () => (await import("./ConversationExport.tsx")).ConversationExport,
);

const BlockDialog = onDemand(async () => (await import("../dialogs/BlockDialog.tsx")).BlockDialog);

const WrapUpDialog = onDemand(
  async () => (await import("../wrap-up/WrapUpDialog.tsx")).WrapUpDialog,
  WrapUpLoading,
);

const ReminderDialog = onDemand(
  async () => (await import("../reminder/ReminderDialog.tsx")).ReminderDialog,
  ReminderLoading,
);

interface LoadingProps {
  open: boolean;
  onClose: () => void;
  missing?: boolean;
}

function TransferLoading(dialog: LoadingProps) {
  const { t } = useTranslation("conversation");
  return <LoadingDialog {...dialog} label={t("header.transfer")} />;
}

function WrapUpLoading(dialog: LoadingProps) {
  const { t } = useTranslation("conversation");
  return <LoadingDialog {...dialog} label={t("wrapUp.title")} />;
}

function ReminderLoading(dialog: LoadingProps) {
  const { t } = useTranslation("conversation");
  return <LoadingDialog {...dialog} label={t("reminder.title")} />;
}

export type ActionBox = "transfer" | "wrapUp" | "remind" | "block" | "export" | "erase";

interface ActionBoxesProps {
  opened: ActionBox | null;
  onClose: (box: ActionBox) => void;
  ending: Ending;
  asksRating: boolean;
}

export function ActionBoxes({ opened, onClose, ending, asksRating }: ActionBoxesProps) {
  const propsOf = (box: ActionBox) => ({ open: opened === box, onClose: () => onClose(box) });
  const [transfer, block, exporting, erase] = [
    propsOf("transfer"),
    propsOf("block"),
    propsOf("export"),
    propsOf("erase"),
  ];
  const remind = propsOf("remind");
  const wrapUp = {
    open: opened === "wrapUp" || ending.wrapping,
    onClose: () => {
      onClose("wrapUp");
      ending.cancel();
    },
  };
  return (
    <>
      <EndDialog
        question={ending.question}
        asks={asksRating && !ending.skipsRating}
        blocked={ending.blocked}
        onCancel={ending.cancel}
        onConfirm={ending.confirm}
      />
      <LazyMount
        open={transfer.open}
        instead={<TransferLoading missing {...transfer} />}
        onFailed={transfer.onClose}
      >
        <TransferDialog {...transfer} />
      </LazyMount>
      <LazyMount open={wrapUp.open} instead={<WrapUpLoading missing {...wrapUp} />} onFailed={wrapUp.onClose}>
        <WrapUpDialog {...wrapUp} onEnd={ending.wrapping ? ending.endWith : null} />
      </LazyMount>
      <LazyMount
        open={remind.open}
        instead={<ReminderLoading missing {...remind} />}
        onFailed={remind.onClose}
      >
        <ReminderDialog {...remind} />
      </LazyMount>
      <LazyMount open={block.open} onFailed={block.onClose}>
        <BlockDialog {...block} />
      </LazyMount>
      <LazyMount open={exporting.open} onFailed={exporting.onClose}>
        <ConversationExport {...exporting} />
      </LazyMount>
      <LazyMount open={erase.open} onFailed={erase.onClose}>
        <EraseDialog {...erase} />
      </LazyMount>
    </>
  );
}
