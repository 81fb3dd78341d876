import { useEffect } from "react";
import { useTranslation } from "../../i18n/use-translation.ts";
import { isMissingPart, reloadWhenThere } from "../../new-release.ts";
import { Button } from "../buttons/Button.tsx";
import { EmptyState } from "./EmptyState.tsx";

/** A page that failed on a fault of ours, with the one thing that may help; one that could not be fetched helps itself. */
export function Broken({ error }: { error?: unknown }) {
  const { t } = useTranslation();
  useEffect(() => {
    if (isMissingPart(error)) void reloadWhenThere();
  }, [error]);
  const reload = <Button onClick={() => window.location.reload()}>{t("broken.go")}</Button>;
  return (
    <main role="alert" className="h-dvh bg-surface-2 text-13">
      <EmptyState title={t("broken.title")} hint={t("broken.hint")} action={reload} />
    </main>
  );
}
