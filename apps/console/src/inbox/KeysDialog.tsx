import { useTranslation } from "react-i18next";
import { Dialog } from "../ui/Dialog.tsx";
import { Kbd } from "../ui/Kbd.tsx";
import { Switch } from "../ui/Switch.tsx";
import { showKeys, useKeysShown } from "./keys-dialog.ts";
import { allowSingleKeys, useSingleKeys } from "./single-keys.ts";

type KeyRow = readonly [label: string, ...keys: string[]];

const or = "or";

/** Beside a `or` stand two ways to press the same. */
const table = {
  list: [
    ["next_session", "J", or, "↓"],
    ["previous_session", "K", or, "↑"],
    ["tabs", "1", "2", "3", "4"],
    ["pick_up_next", "N"],
    ["open", "Enter"],
    ["assign", "A"],
  ],
  conversation: [
    ["reply", "R"],
    ["note", "M"],
    ["transfer", "T"],
    ["end", "E"],
    ["end_next", "Shift", "E"],
    ["panel", "]"],
    ["older", "PageUp"],
  ],
  composer: [
    ["send", "Enter"],
    ["line", "Shift", "Enter"],
    ["paste", "Ctrl", "V"],
    ["leave", "Esc"],
  ],
  anywhere: [
    ["neighbour", "Alt", "↑", "↓"],
    ["to_sessions", "G", "C"],
    ["to_board", "G", "B"],
    ["to_settings", "G", "S"],
    ["this", "?"],
  ],
} as const satisfies Record<string, readonly KeyRow[]>;

const sections = Object.keys(table) as (keyof typeof table)[];

/** The table of keys; here single keys can be switched off too (WCAG 2.1.4). */
export function KeysDialog() {
  const { t } = useTranslation("inbox");
  const single = useSingleKeys();
  return (
    <Dialog
      open={useKeysShown()}
      onClose={() => showKeys(false)}
      label={t("keys.title")}
      className="w-[480px]"
    >
      <div className="px-[18px] pt-4 pb-3.5">
        <h2 className="text-15 font-semibold">{t("keys.title")}</h2>
        <p className="mt-0.5 text-12 text-ink-3">{t("keys.hint")}</p>
        <div className="mt-1 grid grid-cols-2 gap-x-7 max-narrow:grid-cols-1">
          {sections.map((section) => (
            <section key={section}>
              <h3 className="mt-2 mb-0.5 text-12 font-semibold text-ink-2">{t(`keys.${section}`)}</h3>
              {table[section].map((row) => (
                <KeyLine key={row[0]} row={row} />
              ))}
            </section>
          ))}
        </div>
        <div className="mt-3 flex items-center justify-between border-t border-border-1 pt-3">
          {t("keys.enable")}
          <Switch label={t("keys.enable")} checked={single} onChange={allowSingleKeys} />
        </div>
      </div>
    </Dialog>
  );
}

type TableRow = (typeof table)[keyof typeof table][number];

function KeyLine({ row }: { row: TableRow }) {
  const { t } = useTranslation("inbox");
  const [label, ...keys] = row;
  return (
    <div className="flex h-[26px] items-center justify-between gap-2">
      <span>{t(`keys.${label}`)}</span>
      <span className="flex items-center gap-[3px]">
        {keys.map((key) =>
          key === or ? (
            <span key={key} className="text-12 text-ink-3">
              {t("keys.or")}
            </span>
          ) : (
            <Kbd key={key}>{key}</Kbd>
          ),
        )}
      </span>
    </div>
  );
}
