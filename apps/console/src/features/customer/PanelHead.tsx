import { icon16, icon20 } from "@jieru/ui/icon.ts";
import { ChevronLeft, PanelRight } from "lucide-react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "../../i18n/use-translation.ts";
import { IconButton } from "../../ui/buttons/IconButton.tsx";
import { keyLabel } from "../commands/key-label.ts";
import { usePanel } from "../session/use-panel.ts";

const panelTabs = ["profile", "history", "notes"] as const;
export type PanelTab = (typeof panelTabs)[number];
export const panelId = "customer-tab-panel";

interface PanelHeadProps {
  tab: PanelTab;
  onTab: (tab: PanelTab) => void;
  /** The number beside each tab; nothing if unknown or zero. */
  counts: Partial<Record<PanelTab, number | string | null>>;
}

const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };

export function PanelHead({ tab, onTab, counts }: PanelHeadProps) {
  const { t } = useTranslation("customer");
  const { setOpen } = usePanel();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const next = (panelTabs.indexOf(tab) + step + panelTabs.length) % panelTabs.length;
    onTab(panelTabs[next] ?? tab);
    event.currentTarget.querySelectorAll<HTMLElement>("[role=tab]")[next]?.focus();
  };
  return (
    <header className="flex h-[54px] flex-none items-end border-b border-border-1 pr-2.5 pl-4 max-narrow:h-14 max-narrow:pr-4 max-narrow:pl-1">
      <IconButton label={t("back")} onClick={() => setOpen(false)} className="mr-2 mb-1.5 narrow:hidden">
        <ChevronLeft {...icon20} />
      </IconButton>
      <div role="tablist" aria-label={t("landmark")} onKeyDown={onKeyDown} className="flex flex-1 gap-5">
        {panelTabs.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`customer-tab-${name}`}
            aria-selected={name === tab}
            aria-controls={panelId}
            tabIndex={name === tab ? 0 : -1}
            onClick={() => onTab(name)}
            className="relative flex items-center gap-1 pt-0.5 pb-2.5 whitespace-nowrap text-ink-2 aria-selected:font-semibold aria-selected:text-ink-1 aria-selected:after:absolute aria-selected:after:inset-x-0 aria-selected:after:-bottom-px aria-selected:after:h-0.5 aria-selected:after:bg-ink-1 max-narrow:pb-4"
          >
            {t(`tabs.${name}`)}
            {Boolean(counts[name]) && <span className="text-12 font-normal text-ink-3">{counts[name]}</span>}
          </button>
        ))}
      </div>
      <IconButton
        data-testid="close-customer"
        label={t("close")}
        keys={keyLabel("panel")}
        onClick={() => setOpen(false)}
        className="mb-[13px] max-narrow:hidden"
      >
        <PanelRight {...icon16} />
      </IconButton>
    </header>
  );
}
