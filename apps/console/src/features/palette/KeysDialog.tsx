import { showDialog, useActiveDialog } from "../commands/active-dialog.ts";
import "../../i18n/messages/commands.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { modSign } from "../../lib/keyboard/keys.ts";
import { Switch } from "../../ui/fields/Switch.tsx";
import { Dialog } from "../../ui/overlays/Dialog.tsx";
import { allowSingleKeys, useSingleKeys } from "../commands/single-keys.ts";
import { type CommandName, commandsIn, keysOf, places } from "../commands/table.ts";
import { KeyCaps } from "./KeyCaps.tsx";

const sections = places
  .map((place) => ({
    place,
    names: commandsIn(place).filter((name) => keysOf(name).length > 0),
  }))
  .filter(({ names }) => names.length > 0);

export function KeysDialog() {
  const { t } = useTranslation("commands");
  const single = useSingleKeys();
  return (
    <Dialog
      open={useActiveDialog() === "keys"}
      onClose={() => showDialog(null)}
      label={t("title")}
      className="w-[640px]"
    >
      <div className="px-[18px] pt-4">
        <h2 className="text-15 font-semibold">{t("title")}</h2>
        <p className="mt-0.5 text-12 text-ink-3">{t("hint", { mod: modSign })}</p>
        <div className="mt-1 gap-x-7 narrow:columns-2">
          {sections.map(({ place, names }) => (
            <section key={place} className="break-inside-avoid">
              <h3 className="pt-2 pb-0.5 text-12 font-semibold text-ink-2">{t(`place.${place}`)}</h3>
              {names.map((name) => (
                <KeyLine key={name} name={name} />
              ))}
            </section>
          ))}
        </div>
        <div className="sticky bottom-0 mt-3 bg-surface-3 pb-3.5">
          <div className="flex items-center justify-between border-t border-border-1 pt-3">
            {t("enable")}
            <Switch label={t("enable")} checked={single} onChange={allowSingleKeys} />
          </div>
        </div>
      </div>
    </Dialog>
  );
}

function KeyLine({ name }: { name: CommandName }) {
  const { t } = useTranslation("commands");
  return (
    <div data-command={name} className="flex h-[26px] items-center justify-between gap-2">
      <span className="min-w-0 truncate">{t(`name.${name}`)}</span>
      <KeyCaps name={name} />
    </div>
  );
}
