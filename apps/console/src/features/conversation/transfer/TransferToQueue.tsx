import { icon14 } from "@jieru/ui/icon.ts";
import { Undo2 } from "lucide-react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { RadioOption } from "../../../ui/fields/RadioOption.tsx";

export function TransferToQueue({ checked, onChoose }: { checked: boolean; onChoose: () => void }) {
  const { t } = useTranslation("conversation");
  return (
    <RadioOption name="transfer-to" data-testid="transfer-to-line" checked={checked} onChoose={onChoose}>
      <span className="grid size-5 flex-none place-items-center text-ink-3">
        <Undo2 {...icon14} />
      </span>
      <span className="min-w-0 flex-1 truncate">{t("transfer.toLine")}</span>
    </RadioOption>
  );
}
