import { transferNoteLength } from "@jieru/shared/domain/session";
import { StickyNote } from "lucide-react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { lengthLimit } from "../../../ui/fields/length-limit.ts";
import { Dialog } from "../../../ui/overlays/Dialog.tsx";
import { useConversation } from "../conversation-context.ts";
import { BlockedNote } from "../picker/BlockedNote.tsx";
import { CommentField } from "../picker/CommentField.tsx";
import { FindField } from "../picker/FindField.tsx";
import { useBlocked } from "../picker/use-blocked.ts";
import { usePickerKeys } from "../picker/use-picker-keys.ts";
import { TransferOption } from "./TransferOption.tsx";
import { TransferToQueue } from "./TransferToQueue.tsx";
import { canTake } from "./transfer-targets.ts";
import { useTransfer } from "./use-transfer.ts";

interface TransferDialogProps {
  open: boolean;
  onClose: () => void;
}

export const TransferDialog = ({ open, onClose }: TransferDialogProps) => {
  const { t } = useTranslation("conversation");
  const { session } = useConversation();
  const label = t(session.state === "waiting" ? "assign.title" : "transfer.title");
  return (
    <Dialog open={open} onClose={onClose} label={label} className="w-80">
      <TransferForm onClose={onClose} />
    </Dialog>
  );
};

function TransferForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("conversation");
  const readOnly = useReadOnlyReason();
  const form = useTransfer();
  const { assigning, targets, found, chosen } = form;
  const blocked = useBlocked(assigning ? "assign" : "transfer");
  const held = readOnly ?? blocked;
  const send = () => {
    if (!chosen || held) return;
    form.submit(chosen);
    onClose();
  };
  const title = t(assigning ? "assign.title" : "transfer.title");
  const { findKeys, lineKeys, onSubmit } = usePickerKeys({ step: form.step, take: send });
  return (
    <form onSubmit={onSubmit} data-testid="transfer-dialog" className="grid p-1">
      <FindField
        testId="transfer-find"
        title={title}
        value={form.find}
        onChange={form.search}
        keys={findKeys}
        placeholder={t("transfer.search")}
        marked={chosen === "line" ? t("transfer.toLine") : form.chosenName}
      />
      <div
        role="radiogroup"
        aria-label={title}
        // As high as with all colleagues, so that matches do not move under the pointer.
        style={{ minHeight: `min(288px, ${32 * targets.length + (assigning ? 8 : 40)}px)` }}
        className="thin-scroll max-h-72 overflow-y-auto py-1"
      >
        {!assigning && <TransferToQueue checked={chosen === "line"} onChoose={() => form.mark("line")} />}
        {found.map((target) => (
          <TransferOption
            key={target.agent.id}
            target={target}
            checked={target.agent.id === chosen}
            onChoose={() => form.mark(target.agent.id)}
          />
        ))}
        {found.length === 0 && (
          <p className="px-2 py-1.5 text-12 text-ink-3">
            {t(targets.some(canTake) ? "transfer.none" : assigning ? "assign.nobody" : "transfer.nobody")}
          </p>
        )}
      </div>
      {!assigning && (
        <CommentField
          testId="transfer-note"
          icon={StickyNote}
          label={t("transfer.note")}
          value={form.note.text}
          {...lengthLimit(transferNoteLength, form.note.type)}
          keys={lineKeys}
        />
      )}
      <BlockedNote reason={blocked} />
      <span className="flex justify-end gap-2 p-1.5">
        <Button
          tone="quiet"
          onClick={() => {
            form.note.discard();
            onClose();
          }}
        >
          {t("common:cancel")}
        </Button>
        <Button
          type="submit"
          tone="primary"
          data-testid="transfer-confirm"
          disabledReason={held ?? (chosen ? null : t(assigning ? "assign.choose" : "transfer.choose"))}
        >
          {t(assigning ? "assign.submit" : "transfer.submit")}
        </Button>
      </span>
    </form>
  );
}
