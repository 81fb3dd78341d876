import { useTranslation } from "../i18n/use-translation.ts";
import { Button } from "./Button.tsx";
import { EmptyState } from "./EmptyState.tsx";

/** A page that failed on a fault of ours, with the one thing that may help. */
export function Broken() {
  const { t } = useTranslation();
  const reload = <Button onClick={() => window.location.reload()}>{t("broken.go")}</Button>;
  return (
    <main role="alert" className="h-dvh bg-surface-2 text-13">
      <EmptyState title={t("broken.title")} hint={t("broken.hint")} action={reload} />
    </main>
  );
}
