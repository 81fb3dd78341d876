import "../../i18n/messages/settings.ts";
import { icon14 } from "@jieru/ui/icon.ts";
import { ArrowDown, ArrowUp, Pencil } from "lucide-react";
import type { ReactNode } from "react";
import { useReadOnlyReason } from "../../data/feed/read-only.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { IconButton } from "../../ui/buttons/IconButton.tsx";

interface OrderToolsProps {
  name: string;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: -1 | 1) => void;
  onEdit: () => void;
  out: { label: string; icon: ReactNode; press: () => void };
}

export function OrderTools({ name, isFirst, isLast, onMove, onEdit, out }: OrderToolsProps) {
  const { t } = useTranslation("settings");
  const closed = useReadOnlyReason();
  return (
    <>
      <IconButton
        label={t("order.up", { name })}
        disabledReason={isFirst ? t("order.first") : closed}
        onClick={() => onMove(-1)}
      >
        <ArrowUp {...icon14} />
      </IconButton>
      <IconButton
        label={t("order.down", { name })}
        disabledReason={isLast ? t("order.last") : closed}
        onClick={() => onMove(1)}
      >
        <ArrowDown {...icon14} />
      </IconButton>
      <IconButton label={t("order.edit", { name })} disabledReason={closed} onClick={onEdit}>
        <Pencil {...icon14} />
      </IconButton>
      <IconButton label={out.label} disabledReason={closed} onClick={out.press}>
        {out.icon}
      </IconButton>
    </>
  );
}
