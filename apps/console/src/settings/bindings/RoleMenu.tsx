import { ChevronDown, Lock } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "../../i18n/use-translation.ts";
import { icon12 } from "../../ui/icon.ts";
import { Menu, MenuItem } from "../../ui/Menu.tsx";
import { Tooltip } from "../../ui/Tooltip.tsx";
import type { BindingLineProps } from "./BindingLine.tsx";
import { changeRole } from "./bindings.ts";
import { rolesFromTop } from "./rows.ts";

const look =
  "-ml-1.5 inline-flex h-6 items-center gap-1 rounded-control px-1.5 text-ink-1 max-narrow:h-11 [&>svg]:text-ink-3";

/** [AG5] The role, and for an admin the others to choose from; each says what it allows. */
export function RoleMenu({ accountId, row, me, lastAdmin }: BindingLineProps) {
  const { t } = useTranslation(["settings", "common"]);
  const word = t(`common:role.${row.role}`);
  if (me.role !== "admin") return <span className="text-ink-1">{word}</span>;
  if (lastAdmin) return <LockedRole word={word} why={t("bindings.last_admin")} />;
  return (
    <Menu
      className="w-64 whitespace-normal"
      trigger={
        <button
          type="button"
          data-testid="role"
          aria-label={t("bindings.role_of", { name: row.name, role: word })}
          className={`${look} hover:bg-surface-press`}
        >
          {word}
          <ChevronDown {...icon12} />
        </button>
      }
    >
      {rolesFromTop.map((role) => (
        <MenuItem
          key={role}
          current={role === row.role}
          data-testid={`role-${role}`}
          hint={role !== "admin" && row.id === me.id ? t("bindings.demote_me") : t(`role_means.${role}`)}
          onSelect={() => void changeRole(accountId, row.id, role)}
        >
          {t(`common:role.${role}`)}
        </MenuItem>
      ))}
    </Menu>
  );
}

function LockedRole({ word, why }: { word: string; why: string }) {
  const id = useId();
  return (
    <Tooltip content={why}>
      <button
        type="button"
        aria-disabled="true"
        aria-describedby={id}
        data-testid="role-locked"
        className={look}
      >
        {word}
        <Lock {...icon12} />
        <span id={id} hidden>
          {why}
        </span>
      </button>
    </Tooltip>
  );
}
