import { useTranslation } from "../../i18n/use-translation.ts";
import { Kbd } from "../../ui/keys/Kbd.tsx";
import { keyCaps } from "../commands/key-caps.ts";
import { type CommandName, keysOf } from "../commands/table.ts";

export function KeyCaps({ name }: { name: CommandName }) {
  const { t } = useTranslation("commands");
  return (
    <span className="flex flex-none items-center gap-[3px]">
      {keysOf(name).map((key, i) => (
        <span key={key} className="contents">
          {i > 0 && <span className="text-12 text-ink-3">{t("or")}</span>}
          {keyCaps(key).map((cap) => (
            <Kbd key={cap} everywhere>
              {cap}
            </Kbd>
          ))}
        </span>
      ))}
    </span>
  );
}
