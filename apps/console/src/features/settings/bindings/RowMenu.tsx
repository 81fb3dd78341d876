import { capacityRange } from "@jieru/shared/domain/agent";
import { icon16 } from "@jieru/ui/icon.ts";
import { Ellipsis, Unlink } from "lucide-react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { IconButton } from "../../../ui/buttons/IconButton.tsx";
import { Stepper } from "../../../ui/fields/Stepper.tsx";
import { Switch } from "../../../ui/fields/Switch.tsx";
import { MenuItem, MenuRow, MenuSection, MenuSeparator, MixedMenu } from "../../../ui/menus/Menu.tsx";
import { setPickupOf } from "./bindings.ts";
import type { BindingRow, BindingRowProps } from "./rows.ts";

export function RowMenu({ accountId, row, me, lastAdmin, onUnbind }: BindingRowProps) {
  const { t } = useTranslation("bindings");
  const readOnly = useReadOnlyReason();
  const label = t("more_of", { name: row.name });
  if (me.role !== "admin") return null;
  const set = (change: Partial<Pick<BindingRow, "auto" | "capacity">>) =>
    void setPickupOf(accountId, row.id, { auto: row.auto, capacity: row.capacity, ...change });
  const unbindBlock = lastAdmin ? t("last_admin") : readOnly;
  return (
    <MixedMenu
      label={label}
      align="end"
      className="w-72 text-left whitespace-normal"
      trigger={
        <IconButton label={label} disabledReason={readOnly} data-testid="binding-more">
          <Ellipsis {...icon16} />
        </IconButton>
      }
    >
      <MenuRow label={t("auto")}>
        <Switch
          label={t("auto")}
          checked={row.auto}
          disabledReason={readOnly}
          onChange={(auto) => set({ auto })}
          data-testid="auto"
        />
      </MenuRow>
      <MenuRow label={t("capacity")}>
        <Stepper
          label={t("capacity")}
          lessLabel={t("inbox:status.less")}
          moreLabel={t("inbox:status.more")}
          value={row.capacity}
          min={capacityRange.min}
          max={capacityRange.max}
          minReason={t("inbox:status.capacity_min", { limit: capacityRange.min })}
          maxReason={t("inbox:status.capacity_max", { limit: capacityRange.max })}
          disabledReason={readOnly}
          onChange={(capacity) => set({ capacity })}
        />
      </MenuRow>
      <MenuSeparator />
      <MenuSection label={t("unbind.title")}>
        <MenuItem
          icon={<Unlink {...icon16} className="flex-none" />}
          data-testid="unbind"
          disabledReason={unbindBlock}
          hint={t("unbind.hint")}
          className={unbindBlock ? "" : "text-danger"}
          onSelect={onUnbind}
        >
          {t("unbind.title")}
        </MenuItem>
      </MenuSection>
    </MixedMenu>
  );
}
