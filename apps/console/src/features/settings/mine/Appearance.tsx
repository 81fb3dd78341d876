import { changeLanguage } from "../../../i18n/i18n.ts";
import { type Language, languages } from "../../../i18n/languages.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { chooseDensity, densities, useDensity } from "../../../lib/browser/density.ts";
import { chooseTheme, themes, useTheme } from "../../../lib/browser/theme.ts";
import { RadioRows } from "../../../ui/fields/RadioRows.tsx";
import { Select } from "../../../ui/fields/Select.tsx";
import { SettingsPage } from "../../page/SettingsPage.tsx";
import { OwnRow } from "./OwnRow.tsx";

export function Appearance() {
  const { t } = useTranslation("settings");
  return (
    <SettingsPage title={t("section.appearance")}>
      <div className="max-w-[720px]">
        <p className="text-12 text-ink-2">{t("appearance.means")}</p>
        <DensityRow />
        <ThemeRow />
        <LanguageRow />
      </div>
    </SettingsPage>
  );
}

function DensityRow() {
  const { t } = useTranslation("settings");
  const density = useDensity();
  const rows = densities.map((value) => ({
    value,
    label: t(`appearance.density.${value}.label`),
    effect: t(`appearance.density.${value}.effect`),
  }));
  return (
    <OwnRow label={t("appearance.density.title")} effect={t("appearance.density.effect")} below>
      {() => (
        <RadioRows
          name="density"
          label={t("appearance.density.title")}
          rows={rows}
          value={density}
          onChange={chooseDensity}
        />
      )}
    </OwnRow>
  );
}

function ThemeRow() {
  const { t } = useTranslation("settings");
  const theme = useTheme();
  const rows = themes.map((value) => ({
    value,
    label: t(`common:theme.${value}`),
    effect: t(`appearance.theme.${value}`),
  }));
  return (
    <OwnRow label={t("appearance.theme.title")} effect={t("appearance.theme.effect")} below>
      {() => (
        <RadioRows
          name="theme"
          label={t("appearance.theme.title")}
          rows={rows}
          value={theme}
          onChange={chooseTheme}
        />
      )}
    </OwnRow>
  );
}

function LanguageRow() {
  const { t, i18n } = useTranslation("settings");
  return (
    <OwnRow label={t("common:language.title")} effect={t("appearance.language")}>
      {(describedBy) => (
        <Select
          aria-label={t("common:language.title")}
          aria-describedby={describedBy}
          data-testid="language"
          value={i18n.language}
          onChange={({ target }) => void changeLanguage(target.value as Language)}
          size="row"
        >
          {languages.map((language) => (
            <option key={language} value={language} lang={language}>
              {t(`common:language.${language}`)}
            </option>
          ))}
        </Select>
      )}
    </OwnRow>
  );
}
