import { icon14 } from "@jieru/ui/icon.ts";
import { Search } from "lucide-react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Input } from "../../../ui/fields/Input.tsx";
import { InputGroup } from "../../../ui/fields/InputGroup.tsx";
import { Segmented } from "../../../ui/fields/Segmented.tsx";
import { Toolbar } from "../../../ui/page/Toolbar.tsx";
import { type RoleFilter, rolesFromTop } from "./rows.ts";

interface RowFilterProps {
  role: RoleFilter;
  onRole: (role: RoleFilter) => void;
  words: string;
  onWords: (words: string) => void;
}

export function RowFilter({ role, onRole, words, onWords }: RowFilterProps) {
  const { t } = useTranslation("bindings");
  const filters = ["all", ...rolesFromTop] as const;
  return (
    <search>
      <Toolbar gap="far" className="mt-6 mb-1.5">
        <InputGroup className="w-60 max-narrow:w-full">
          <Search {...icon14} />
          <Input
            variant="bare"
            type="search"
            value={words}
            onChange={(event) => onWords(event.target.value)}
            placeholder={t("search")}
            aria-label={t("search")}
            data-testid="binding-search"
            className="flex-1"
          />
        </InputGroup>
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
      </Toolbar>
    </search>
  );
}
