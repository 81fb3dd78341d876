import { useTranslation } from "../../i18n/use-translation.ts";
import { EmptyState } from "./EmptyState.tsx";

export function NotFound() {
  const { t } = useTranslation();
  const home = (
    <a href="/" className="text-accent underline-offset-3 hover:underline">
      {t("not_found.go")}
    </a>
  );
  return (
    <main className="h-dvh bg-surface-2 text-13">
      <EmptyState title={t("not_found.title")} hint={t("not_found.hint")} action={home} />
    </main>
  );
}
