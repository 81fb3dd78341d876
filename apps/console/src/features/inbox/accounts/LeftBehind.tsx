import type { AccountId } from "@jieru/shared/domain/ids";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { meQuery } from "../../../data/queries/me.ts";
import { formatCountdown } from "../../../i18n/format-duration.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useNowSeconds } from "../../../lib/time/use-now.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { toAccount } from "./left-open.ts";
import { type BoundAccount, isLeftBehind } from "./other-account-labels.ts";

/** [MA2] After a change of account, shows until when the agent counts as present in the previous one. */
export function LeftBehind({ accountId }: { accountId: AccountId }) {
  const { data } = useQuery(meQuery);
  const others = data?.accounts.filter((a) => a.id !== accountId && a.leavesAt !== null) ?? [];
  return others.length > 0 ? <Countdown others={others} /> : null;
}

function Countdown({ others }: { others: readonly BoundAccount[] }) {
  const { t } = useTranslation("inbox");
  const navigate = useNavigate();
  const now = useNowSeconds();
  const [next] = others
    .filter((account) => isLeftBehind(account, now))
    .toSorted((a, b) => a.leavesAt - b.leavesAt);
  if (!next) return null;
  const rest = formatCountdown(next.leavesAt - now);
  return (
    <section
      aria-label={t("account.left", { count: next.active, name: next.name })}
      data-testid="left-behind"
      className="mx-2 mb-2 flex flex-none items-center gap-2 rounded-row bg-waiting-soft py-2 pr-2 pl-3 inset-ring inset-ring-waiting-line"
    >
      <span className="min-w-0 flex-1">
        <b title={next.name} className="flex gap-1 font-semibold whitespace-nowrap text-waiting">
          <span className="min-w-0 truncate">{t("account.left_name", { name: next.name })}</span>
          <span className="flex-none">{t("account.left_count", { count: next.active })}</span>
        </b>
        <span className="block text-12 text-ink-2">{t("account.left_hint", { rest })}</span>
      </span>
      <Button data-testid="go-back" onClick={() => void navigate(toAccount(next.id))}>
        {t("account.go_back")}
      </Button>
    </section>
  );
}
