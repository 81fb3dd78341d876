import "../../i18n/messages/commands.ts";
import type { KeyboardEvent } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "../../i18n/use-translation.ts";
import { Kbd } from "../../ui/keys/Kbd.tsx";
import { onMixedMenuKeyDown } from "../../ui/menus/menu-keys.ts";
import { LightDialog } from "../../ui/overlays/LightDialog.tsx";
import { showDialog, useActiveDialog } from "../commands/active-dialog.ts";
import { handlerOf, useHandlersChange } from "../commands/handlers.ts";
import { keyCaps } from "../commands/key-caps.ts";
import { type Command, menuKey, type ShortcutName, shortcuts } from "../commands/shortcuts.ts";

/** [KB21] The commands of the open conversation. `useCommandKeys` handles the letters, even before this loads. */
export function CommandMenu() {
  const { t } = useTranslation("commands");
  if (useActiveDialog() !== "menu") return null;
  return (
    <LightDialog
      onClose={() => showDialog(null)}
      label={t("menu.label")}
      className="mt-[calc(12dvh-16px)] w-[360px]"
    >
      <Commands />
    </LightDialog>
  );
}

const inMenu = Object.entries<Command>(shortcuts)
  .flatMap(([name, { inMenu: key, place }]) => (key ? [{ name: name as ShortcutName, key, place }] : []))
  .sort((a, b) => Number(a.place !== "conversation") - Number(b.place !== "conversation"));

/** Closes first, to restore the focus before the command moves it. */
function choose(run: () => void): void {
  flushSync(() => showDialog(null));
  run();
}

/** Letters do not jump to an entry. */
const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
  if (/^(Arrow|Home|End)/.test(event.key)) onMixedMenuKeyDown(event);
};

function Commands() {
  const { t } = useTranslation("commands");
  useHandlersChange();
  return (
    <div data-testid="command-menu">
      <p className="border-b border-border-1 px-4 py-2.5 text-12 text-ink-3">{t("menu.hint")}</p>
      <div role="menu" aria-label={t("menu.label")} onKeyDown={onKeyDown} className="p-1.5">
        {inMenu.map(({ key, name }) => {
          const offer = handlerOf(name);
          return (
            offer && (
              <Line
                key={name}
                name={name}
                label={t(`name.${name}`)}
                keys={key}
                reason={offer.reason ?? null}
                onChoose={() => choose(offer.run)}
              />
            )
          );
        })}
        <Line
          name="palette"
          label={t("name.palette")}
          keys={menuKey}
          reason={null}
          onChoose={() => showDialog("palette")}
        />
      </div>
    </div>
  );
}

interface LineProps {
  name: string;
  label: string;
  keys: string;
  reason: string | null;
  onChoose: () => void;
}

const Line = ({ name, label, keys, reason, onChoose }: LineProps) => (
  <button
    type="button"
    role="menuitem"
    tabIndex={-1}
    data-command={name}
    aria-disabled={reason !== null || undefined}
    onClick={() => reason === null && onChoose()}
    className="flex min-h-9 w-full items-center gap-2.5 rounded-control px-2.5 py-1 text-left hover:bg-surface-hover focus:bg-surface-selected aria-disabled:text-ink-3 max-narrow:min-h-11"
  >
    <span className="flex-none">{label}</span>
    <span className="min-w-0 flex-1 truncate text-12 text-ink-3">{reason}</span>
    <span className="flex flex-none items-center gap-[3px]">
      {keyCaps(keys).map((cap) => (
        <Kbd key={cap} everywhere>
          {cap}
        </Kbd>
      ))}
    </span>
  </button>
);
