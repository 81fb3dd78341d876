import { useTranslation } from "../../i18n/use-translation.ts";

export function Withheld() {
  const { t } = useTranslation("reading");
  return (
    <p data-testid="panel-withheld" className="text-12 text-ink-3">
      {t("withheld")}
    </p>
  );
}
