import { icon14 } from "@jieru/ui/icon.ts";
import { Search } from "lucide-react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Segmented } from "../../../ui/fields/Segmented.tsx";
import { type RoleFilter, rolesFromTop } from "./rows.ts";

interface RowFilterProps {
  role: RoleFilter;
  onRole: (role: RoleFilter) => void;
  words: string;
  onWords: (words: string) => void;
}

/** Searches by name, or filters by role. */
export function RowFilter({ role, onRole, words, onWords }: RowFilterProps) {
  const { t } = useTranslation("bindings");
  const filters = ["all", ...rolesFromTop] as const;
  return (
    <search className="mt-6 mb-1.5 flex flex-wrap items-center gap-3">
      <label className="flex h-[30px] w-60 items-center gap-2 rounded-control bg-surface-2 px-2.5 text-ink-3 inset-ring inset-ring-border-control focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-accent-solid max-narrow:h-11 max-narrow:w-full">
        <Search {...icon14} />
        <input
          type="search"
          value={words}
          onChange={(event) => onWords(event.target.value)}
          placeholder={t("search")}
          aria-label={t("search")}
          data-testid="binding-search"
          className="min-w-0 flex-1 bg-transparent text-ink-1 not-forced-colors:outline-none! placeholder:text-ink-3 max-narrow:text-16"
        />
      </label>
      <Segmented
        label={t("role")}
        value={role}
        onChange={onRole}
        segments={filters.map((value) => ({
          value,
          label: value === "all" ? t("all") : t(`common:role.${value}`),
        }))}
      />
      <span className="flex-1" />
      <span className="text-12 text-ink-3 max-narrow:hidden">{t("order")}</span>
    </search>
  );
}
