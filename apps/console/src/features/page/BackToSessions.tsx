import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "../../i18n/use-translation.ts";

/** [AP6] Leads back from an empty page on a phone, where there is no rail. */
export function BackToSessions() {
  const { t } = useTranslation();
  const { accountId } = useParams({ from: "/a/$accountId" });
  return (
    <Link
      to="/a/$accountId"
      params={{ accountId }}
      data-testid="to-sessions"
      className="grid h-11 place-items-center px-4 text-13 text-accent narrow:hidden"
    >
      {t("not_found.go")}
    </Link>
  );
}
