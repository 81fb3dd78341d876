import { changeLanguage } from "../../i18n/i18n.ts";
import { languages } from "../../i18n/languages.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { chooseTheme, themes, useTheme } from "../../lib/browser/theme.ts";
import { MenuItem, MenuLabel, MenuSeparator } from "../../ui/menus/Menu.tsx";

export function AppearanceItems() {
  const { t, i18n } = useTranslation();
  const theme = useTheme();
  return (
    <>
      <MenuLabel>{t("theme.title")}</MenuLabel>
      {themes.map((name) => (
        <MenuItem
          key={name}
          current={name === theme}
          onSelect={() => chooseTheme(name)}
          data-testid={`theme-${name}`}
        >
          {t(`theme.${name}`)}
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuLabel>{t("language.title")}</MenuLabel>
      {languages.map((language) => (
        <MenuItem
          key={language}
          lang={language}
          current={language === i18n.language}
          onSelect={() => void changeLanguage(language)}
          data-testid={`language-${language}`}
        >
          {t(`language.${language}`)}
        </MenuItem>
      ))}
    </>
  );
}
