import { useTranslation } from "../../i18n/use-translation.ts";
import { Button } from "../../ui/buttons/Button.tsx";
import { EmptyState } from "../../ui/notices/EmptyState.tsx";

/** [AG6] Who was unbound keeps nothing of the account on screen. */
export function CutOff({ name }: { name: string }) {
  const { t } = useTranslation("inbox");
  return (
    <main role="alert" data-testid="cut-off" className="h-dvh bg-surface-2 text-13">
      <EmptyState
        title={t("cut_off.title", { name })}
        hint={t("cut_off.hint")}
        action={<Button onClick={() => window.location.assign("/")}>{t("cut_off.go")}</Button>}
      />
    </main>
  );
}
