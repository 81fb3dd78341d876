import { icon14 } from "@jieru/ui/icon.ts";
import { Undo2 } from "lucide-react";
import { useTranslation } from "../../../i18n/use-translation.ts";

/** [DI6] The option to return the session to the waiting line instead of to a colleague. */
export function TransferToLine({ checked, onChoose }: { checked: boolean; onChoose: () => void }) {
  const { t } = useTranslation("conversation");
  return (
    <label className="flex min-h-8 cursor-pointer items-center gap-2 rounded-[7px] px-2 py-1 hover:bg-surface-hover has-checked:bg-surface-selected has-focus-visible:outline-2 has-focus-visible:outline-accent-solid max-narrow:min-h-11">
      <input
        type="radio"
        name="transfer-to"
        data-testid="transfer-to-line"
        checked={checked}
        onChange={onChoose}
        className="sr-only"
      />
      <span className="grid size-5 flex-none place-items-center text-ink-3">
        <Undo2 {...icon14} />
      </span>
      <span className="min-w-0 flex-1 truncate">{t("transfer.toLine")}</span>
    </label>
  );
}
