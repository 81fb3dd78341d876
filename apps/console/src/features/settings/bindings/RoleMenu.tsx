import { icon12 } from "@jieru/ui/icon.ts";
import { ChevronDown, Lock } from "lucide-react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Menu, MenuItem } from "../../../ui/menus/Menu.tsx";
import { MenuButton } from "../../../ui/menus/MenuButton.tsx";
import { changeRole } from "./bindings.ts";
import type { BindingRowProps } from "./rows.ts";
import { rolesFromTop } from "./rows.ts";

const look = "gap-1 text-ink-1 [&>svg]:text-ink-3";

export function RoleMenu({ accountId, row, me, lastAdmin }: BindingRowProps) {
  const { t } = useTranslation("bindings");
  const word = t(`common:role.${row.role}`);
  const readOnly = useReadOnlyReason();
  if (me.role !== "admin") return <span className="text-ink-1">{word}</span>;
  if (lastAdmin)
    return (
      <MenuButton data-testid="role-locked" disabledReason={t("last_admin")} className={look}>
        {word}
        <Lock {...icon12} />
      </MenuButton>
    );
  return (
    <Menu
      className="w-64 whitespace-normal"
      trigger={
        <MenuButton
          data-testid="role"
          aria-label={t("role_of", { name: row.name, role: word })}
          disabledReason={readOnly}
          className={readOnly ? "gap-1 text-ink-3" : look}
        >
          {word}
          <ChevronDown {...icon12} />
        </MenuButton>
      }
    >
      {rolesFromTop.map((role) => (
        <MenuItem
          key={role}
          current={role === row.role}
          data-testid={`role-${role}`}
          disabledReason={readOnly}
          hint={role !== "admin" && row.id === me.id ? t("demote_me") : t(`role_means.${role}`)}
          onSelect={() => void changeRole(accountId, row.id, role)}
        >
          {t(`common:role.${role}`)}
        </MenuItem>
      ))}
    </Menu>
  );
}
