import { icon14 } from "@jieru/ui/icon.ts";
import { Lock } from "lucide-react";
import { useTranslation } from "../../i18n/use-translation.ts";

export function ReadOnly() {
  const { t } = useTranslation("settings");
  return (
    <p
      role="note"
      className="flex min-h-9 flex-none items-center gap-2 border-b border-border-1 bg-surface-0 px-8 py-1 text-ink-2 max-narrow:px-4 [&>svg]:flex-none"
    >
      <Lock {...icon14} />
      {t("read_only")}
    </p>
  );
}
