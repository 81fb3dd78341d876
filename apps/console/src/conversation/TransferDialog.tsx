import type { AgentId } from "@jieru/shared/domain/ids";
import { Search, StickyNote } from "lucide-react";
import { type FormEvent, useState } from "react";
import { transfer } from "../api/sessions.ts";
import { useDesk } from "../api/use-desk.ts";
import { useTranslation } from "../i18n/use-translation.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { icon14 } from "../ui/icon.ts";
import { useConversation } from "./conversation-context.ts";
import { TransferOption } from "./TransferOption.tsx";
import { TransferToLine } from "./TransferToLine.tsx";
import { canTake, transferTargets } from "./transfer-targets.ts";

interface TransferDialogProps {
  open: boolean;
  onClose: () => void;
}

export const TransferDialog = ({ open, onClose }: TransferDialogProps) => {
  const { t } = useTranslation("conversation");
  return (
    <Dialog open={open} onClose={onClose} label={t("transfer.title")} className="w-80">
      <TransferForm onClose={onClose} />
    </Dialog>
  );
};

/** Colleagues by fitness with their load, and a line for the one who gets it. */
function TransferForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("conversation");
  const { accountId, session } = useConversation();
  const { agents } = useDesk(accountId);
  const [find, setFind] = useState("");
  const [chosen, setChosen] = useState<AgentId | "line" | null>(null);
  const [note, setNote] = useState("");
  const targets = transferTargets(agents, session.ownerId);
  const shown = targets.filter(({ agent }) => agent.name.toLowerCase().includes(find.trim().toLowerCase()));
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!chosen) return;
    void transfer(accountId, session.id, chosen, note.trim() || undefined);
    onClose();
  };
  return (
    <form onSubmit={onSubmit} data-testid="transfer-dialog" className="grid p-1">
      <label className="flex h-9 items-center gap-2 border-b border-border-1 px-2.5 text-ink-3">
        <Search {...icon14} />
        <span className="flex-none">{t("transfer.title")}</span>
        <input
          // biome-ignore lint/a11y/noAutofocus: the dialog was opened to choose a colleague.
          autoFocus
          value={find}
          onChange={(event) => setFind(event.target.value)}
          placeholder={t("transfer.search")}
          className="min-w-0 flex-1 bg-transparent text-ink-1 outline-none! placeholder:text-ink-3"
        />
      </label>
      <div
        role="radiogroup"
        aria-label={t("transfer.title")}
        className="thin-scroll max-h-72 overflow-y-auto py-1"
      >
        <TransferToLine checked={chosen === "line"} onChoose={() => setChosen("line")} />
        {shown.map((target) => (
          <TransferOption
            key={target.agent.id}
            target={target}
            checked={target.agent.id === chosen}
            onChoose={() => setChosen(target.agent.id)}
          />
        ))}
        {shown.length === 0 && (
          <p className="px-2 py-1.5 text-12 text-ink-3">
            {t(targets.some(canTake) ? "transfer.none" : "transfer.nobody")}
          </p>
        )}
      </div>
      <label className="flex h-9 items-center gap-2 border-t border-border-1 px-2.5 text-ink-3">
        <StickyNote {...icon14} />
        <input
          data-testid="transfer-note"
          value={note}
          maxLength={500}
          onChange={(event) => setNote(event.target.value)}
          placeholder={t("transfer.note")}
          aria-label={t("transfer.note")}
          className="min-w-0 flex-1 bg-transparent text-ink-1 outline-none! placeholder:text-ink-3"
        />
      </label>
      <span className="flex justify-end gap-2 p-1.5">
        <Button tone="quiet" onClick={onClose} className="max-narrow:h-11">
          {t("end.cancel")}
        </Button>
        <Button
          type="submit"
          tone="primary"
          data-testid="transfer-confirm"
          disabledReason={chosen ? null : t("transfer.choose")}
          className="max-narrow:h-11"
        >
          {t("transfer.submit")}
        </Button>
      </span>
    </form>
  );
}
