import type { NewsKind, Way, Ways } from "@jieru/shared/domain/notification-settings";
import { useId } from "react";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { Button } from "../../../../ui/buttons/Button.tsx";
import { Switch } from "../../../../ui/fields/Switch.tsx";

interface MatrixRowProps {
  kind: NewsKind;
  ways: Ways;
  onChange: (changed: Partial<Ways>) => void;
  onTry: () => void;
  tried: readonly string[];
}

export function MatrixRow({ kind, ways, onChange, onTry, tried }: MatrixRowProps) {
  const { t } = useTranslation("notifications");
  const id = useId();
  const name = t(`kind.${kind}`);
  const nothing = !ways.sound && !ways.desktop;
  return (
    <li
      data-testid={`kind-${kind}`}
      className="grid grid-cols-[minmax(0,1fr)_64px_72px_72px] items-center gap-x-2 border-border-1 py-2.5 not-last:border-b max-narrow:grid-cols-[1fr_1fr_auto] max-narrow:gap-y-2"
    >
      <span className="min-w-0 max-narrow:col-span-full">
        <span className="block">{name}</span>
        <span id={id} className="block text-12 text-ink-2">
          {t(`kind_effect.${kind}`)}
        </span>
        <span role="status" className="block text-12 text-ink-3">
          {tried.map((words) => (
            <span key={words} className="block">
              {words}
            </span>
          ))}
        </span>
      </span>
      {(["sound", "desktop"] as const satisfies readonly Way[]).map((way) => (
        <span
          key={way}
          className="flex min-h-6 items-center justify-center gap-2 text-12 text-ink-2 max-narrow:min-h-11 max-narrow:justify-start"
        >
          <Switch
            label={t(`page.${way}_of`, { kind: name })}
            aria-describedby={id}
            data-testid={`${kind}-${way}`}
            checked={ways[way]}
            onChange={(on) => onChange({ [way]: on })}
          />
          <span aria-hidden="true" className="narrow:hidden">
            {t(way === "sound" ? "alert.sound" : "page.desktop_short")}
          </span>
        </span>
      ))}
      <span className="flex justify-end">
        <Button
          size="small"
          tone="quiet"
          aria-label={t("page.try_of", { kind: name })}
          data-testid={`try-${kind}`}
          disabledReason={nothing ? t("page.nothing_to_try") : null}
          onClick={onTry}
        >
          {t("page.try")}
        </Button>
      </span>
    </li>
  );
}
