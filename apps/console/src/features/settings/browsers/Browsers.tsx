import "../../../i18n/messages/browsers.ts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import { browsersQuery, signOutOthers } from "../../../data/queries/browsers.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { ConfirmDialog } from "../../../ui/overlays/ConfirmDialog.tsx";
import { endReason } from "../../page/banners/answer.ts";
import { LoadErrorBanner } from "../../page/LoadErrorBanner.tsx";
import { PageSkeleton } from "../../page/PageSkeleton.tsx";
import { SettingsPage } from "../../page/SettingsPage.tsx";
import { BrowserRow } from "./BrowserRow.tsx";

export function Browsers() {
  const { t } = useTranslation("browsers");
  const { data: browsers, isError, refetch } = useQuery(browsersQuery);
  const readOnly = useReadOnlyReason();
  const [asking, setAsking] = useState(false);
  const failed = isError && <LoadErrorBanner words={t("failed")} onRetry={() => void refetch()} />;
  const isNew = browsers?.some(({ here, known }) => here && !known) ?? false;
  const alone = browsers?.every(({ here }) => here) ? t("none") : null;
  const older = browsers?.find((browser) => !browser.here && browser.signedIn && endReason(browser));
  const reason = readOnly ?? alone ?? (older ? endReason(older) : null);
  const signOut = async () => {
    const outcome = await signOutOthers();
    if (!outcome.ok) return failureSentence(outcome);
    setAsking(false);
    return null;
  };
  const others = (
    <Button tone="danger" disabledReason={reason} onClick={() => setAsking(true)}>
      {t("others")}
    </Button>
  );
  return (
    <SettingsPage title={t("settings:section.browsers")} actions={others} banner={failed}>
      <p className="mb-3 text-12 text-ink-2">{t("means")}</p>
      {!browsers && !isError && <PageSkeleton />}
      {browsers && (
        <ul data-testid="browsers" className="m-0 list-none border-t border-border-1 p-0">
          {browsers.map((browser) => (
            <BrowserRow key={browser.id} browser={browser} isNew={isNew} />
          ))}
        </ul>
      )}
      <ConfirmDialog
        name="others"
        question={asking ? t("others_question") : null}
        onClose={() => setAsking(false)}
        confirm={t("others")}
        disabledReason={reason}
        onConfirm={signOut}
      >
        {t("others_effect")}
      </ConfirmDialog>
    </SettingsPage>
  );
}
