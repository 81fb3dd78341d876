import type { AccountId } from "@jieru/shared/domain/ids";
import { cx } from "@jieru/ui/cx.ts";
import { icon20 } from "@jieru/ui/icon.ts";
import { Link } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { useTranslation } from "../../i18n/use-translation.ts";
import { useIsNarrow } from "../../lib/browser/use-media.ts";
import { CornerCount } from "../../ui/marks/CornerCount.tsx";
import { useDueCount } from "./use-due-count.ts";

interface BackLinkProps {
  accountId: AccountId;
  to: "/a/$accountId" | "/a/$accountId/settings" | "/a/$accountId/supervise";
  label: string;
  className?: string;
  "data-testid"?: string;
}

/** Leads back from a page. [NT9] On a phone it shows how many customers wait. */
export function BackLink({ accountId, to, label, className, ...rest }: BackLinkProps) {
  const { t } = useTranslation("inbox");
  const due = useDueCount(accountId);
  const count = useIsNarrow() ? due : 0;
  return (
    <Link
      to={to}
      params={{ accountId }}
      aria-label={count > 0 ? t("nav.back_due", { label, count }) : label}
      {...rest}
      className={cx("relative grid flex-none place-items-center text-ink-2", className)}
    >
      <ChevronLeft {...icon20} />
      {count > 0 && <CornerCount count={count} className="top-1 right-0 ring-surface-2" />}
    </Link>
  );
}
