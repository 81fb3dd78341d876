import type { AccountId } from "@jieru/shared/domain/ids";
import { useQuery } from "@tanstack/react-query";
import { ownDayQuery } from "../../../data/queries/own-day.ts";
import { formatLasted } from "../../../i18n/format-duration.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";

/** [BO17] The agent's own figures of today. A dash keeps the place of a number that is not loaded. */
export function OwnDay({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation("inbox");
  const { data, isError } = useQuery(ownDayQuery(accountId));
  const none = "–";
  const figures = [
    ["picked_up", data?.pickedUp ?? none],
    ["replies", data?.replies ?? none],
    ["first_response", data?.firstResponseMs == null ? none : formatLasted(data.firstResponseMs)],
  ] as const;
  return (
    <section aria-label={t("home.today")} data-testid="own-day">
      <dl className="flex">
        {figures.map(([name, value]) => (
          <div
            key={name}
            className="flex min-w-28 flex-col-reverse border-l border-border-1 px-5 text-left first:border-0"
          >
            <dt className="text-12 text-ink-3">{t(`home.${name}`)}</dt>
            <dd className="text-22 font-semibold whitespace-nowrap text-ink-1">{value}</dd>
          </div>
        ))}
      </dl>
      {isError && !data && <p className="mt-1 text-12 text-ink-3">{t("home.not_read")}</p>}
    </section>
  );
}
