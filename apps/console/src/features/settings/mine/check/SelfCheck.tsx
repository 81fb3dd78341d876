import "../../../../i18n/messages/self-check.ts";
import "../../../../i18n/messages/notifications.ts";
import { useQuery } from "@tanstack/react-query";
import { useConnection } from "../../../../data/store/connection.ts";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { Button } from "../../../../ui/buttons/Button.tsx";
import { copyText } from "../../../../ui/copy-text.ts";
import { useDesktopGate } from "../../../notifications/desktop.ts";
import { useSoundState } from "../../../notifications/use-sound-state.ts";
import { PageSkeleton } from "../../../page/PageSkeleton.tsx";
import { SettingsPage } from "../../../page/SettingsPage.tsx";
import type { SectionPageProps } from "../../../page/section-page.ts";
import { CheckRow } from "./CheckRow.tsx";
import { type Asked, checksOf, countUnwell, type Here } from "./checks.ts";
import { reportOf } from "./report.ts";
import { selfCheckQuery } from "./self-check.ts";

/** [SC1] Shows which part fails when messages do not arrive or replies do not leave. */
export function SelfCheck({ accountId }: SectionPageProps) {
  const { t } = useTranslation("self-check");
  const { data, isFetching, refetch } = useQuery(selfCheckQuery(accountId, useConnection()));
  const here: Here = { sound: useSoundState(accountId).state, desktop: useDesktopGate() };
  return (
    <SettingsPage
      title={t("settings:section.check")}
      actions={
        <Button
          data-testid="check-again"
          disabledReason={isFetching ? t("checking") : null}
          onClick={() => void refetch()}
        >
          {t("again")}
        </Button>
      }
    >
      <div className="max-w-[720px]" aria-busy={isFetching}>
        <p className="text-12 text-ink-2">{t("means")}</p>
        {data ? <Found asked={data} here={here} accountId={accountId} /> : <PageSkeleton />}
      </div>
    </SettingsPage>
  );
}

function Found({ asked, here, accountId }: SectionPageProps & { asked: Asked; here: Here }) {
  const { t } = useTranslation("self-check");
  const { sentence } = useSoundState(accountId);
  const checks = checksOf(asked, here);
  const unwell = countUnwell(checks);
  return (
    <>
      <p role="status" data-testid="check-summary" className="mt-3 font-semibold">
        {unwell === 0 ? t("all_well") : t("unwell", { count: unwell })}
      </p>
      <ul className="my-2">
        {checks.map((check) => (
          <CheckRow key={check.part} check={check} asked={asked} soundSentence={sentence} />
        ))}
      </ul>
      <Button
        data-testid="check-copy"
        onClick={() => void copyText(reportOf(checks, asked, sentence), t("copied"))}
      >
        {t("copy")}
      </Button>
    </>
  );
}
