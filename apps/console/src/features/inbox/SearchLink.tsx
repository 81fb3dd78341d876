import type { AccountId } from "@jieru/shared/domain/ids";
import { icon20 } from "@jieru/ui/icon.ts";
import { Link } from "@tanstack/react-router";
import { Search } from "lucide-react";
import { useTranslation } from "../../i18n/use-translation.ts";

export function SearchLink({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation("inbox");
  return (
    <Link
      to="/a/$accountId/search"
      params={{ accountId }}
      aria-label={t("nav.search")}
      data-testid="search-link"
      className="grid size-11 flex-none place-items-center rounded-tile text-ink-2"
    >
      <Search {...icon20} />
    </Link>
  );
}
