import { transferNoteLength } from "@jieru/shared/domain/session";
import { StickyNote } from "lucide-react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { keepingWithin } from "../../../ui/fields/keep-within.ts";
import { Dialog } from "../../../ui/overlays/Dialog.tsx";
import { BlockedNote } from "../choosing/BlockedNote.tsx";
import { FindField } from "../choosing/FindField.tsx";
import { LineField } from "../choosing/LineField.tsx";
import { useBlocked } from "../choosing/use-blocked.ts";
import { useChoosingKeys } from "../choosing/use-choosing-keys.ts";
import { useConversation } from "../conversation-context.ts";
import { TransferOption } from "./TransferOption.tsx";
import { TransferToLine } from "./TransferToLine.tsx";
import { canTake } from "./transfer-targets.ts";
import { useTransfer } from "./use-transfer.ts";

interface TransferDialogProps {
  open: boolean;
  onClose: () => void;
}

/** [AG5] Transfers a session, or assigns it if it was waiting when the dialog was opened. */
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

/** Colleagues with their load, the best choice first, and a note for the receiver. Typing searches, arrows move. */
function TransferForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("conversation");
  const readOnly = useReadOnlyReason();
  const form = useTransfer();
  const { assigning, targets, found, chosen } = form;
  const blocked = useBlocked(assigning ? "assign" : "transfer");
  const held = readOnly ?? blocked;
  const send = () => {
    if (!chosen || held) return;
    form.give(chosen);
    onClose();
  };
  const title = t(assigning ? "assign.title" : "transfer.title");
  const { findKeys, lineKeys, onSubmit } = useChoosingKeys({ step: form.step, take: send });
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
        // As high as with all colleagues, so that the matches do not move under the pointer.
        style={{ minHeight: `min(288px, ${32 * targets.length + (assigning ? 8 : 40)}px)` }}
        className="thin-scroll max-h-72 overflow-y-auto py-1"
      >
        {!assigning && <TransferToLine checked={chosen === "line"} onChoose={() => form.mark("line")} />}
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
        <LineField
          testId="transfer-note"
          icon={StickyNote}
          label={t("transfer.note")}
          value={form.note.text}
          {...keepingWithin(transferNoteLength, form.note.type)}
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
