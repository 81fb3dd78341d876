import "../../i18n/messages/commands.ts";
import type { AccountId } from "@jieru/shared/domain/ids";
import { icon16 } from "@jieru/ui/icon.ts";
import { Search } from "lucide-react";
import { type KeyboardEvent, useDeferredValue, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "../../i18n/use-translation.ts";
import { isComposing, keyOf } from "../../lib/keyboard/keys.ts";
import { useEnterKey } from "../../lib/keyboard/use-enter-key.ts";
import { Input } from "../../ui/fields/Input.tsx";
import { Kbd } from "../../ui/keys/Kbd.tsx";
import { LightDialog } from "../../ui/overlays/LightDialog.tsx";
import { showDialog, useActiveDialog } from "../commands/active-dialog.ts";
import type { Entry } from "./entry.ts";
import { groups } from "./entry.ts";
import { PaletteRow } from "./PaletteRow.tsx";
import { useEntries } from "./use-entries.ts";

interface PaletteProps {
  accountId: AccountId;
}

export function Palette({ accountId }: PaletteProps) {
  const { t } = useTranslation("commands");
  if (useActiveDialog() !== "palette") return null;
  return (
    <LightDialog
      onClose={() => showDialog(null)}
      label={t("palette.label")}
      className="mt-[calc(12dvh-16px)] w-[600px]"
    >
      <Finder accountId={accountId} />
    </LightDialog>
  );
}

/** Closes first, to restore the focus before the command moves it. */
function choose({ reason, run }: Entry): void {
  if (reason) return;
  flushSync(() => showDialog(null));
  run();
}

const steps: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  PageDown: (at, count) => Math.min(count - 1, at + 8),
  PageUp: (at) => Math.max(0, at - 8),
};

const inView = 14;

function Finder({ accountId }: PaletteProps) {
  const { t } = useTranslation("commands");
  const [query, setQuery] = useState("");
  const [pointed, setPointed] = useState<string | null>(null);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const entries = useEntries(accountId, query);
  const drawn = entries.slice(0, useDeferredValue(entries.length, inView));
  const active = entries.find((e) => e.id === pointed) ?? entries[0];
  const rowId = (entry: Entry): string => `${listId}-${entry.id}`;
  const enter = useEnterKey(
    () => active && choose(active),
    () => showDialog(null),
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const step = isComposing(event) ? undefined : steps[event.key];
    if (keyOf(event) === "Mod+KeyK") showDialog(null);
    else if (step && active && !event.altKey)
      setPointed(entries[step(entries.indexOf(active), entries.length)]?.id ?? null);
    else return enter.onKeyDown(event);
    event.preventDefault();
  };
  const onText = (next: string) => {
    setQuery(next);
    setPointed(null);
    list.current?.scrollTo?.(0, 0);
  };
  return (
    <div data-testid="palette" className="flex max-h-[min(560px,76dvh)] flex-col">
      <label className="flex h-12 flex-none items-center gap-2.5 border-b border-border-1 px-4 text-ink-3">
        <Search {...icon16} className="flex-none" />
        <Input
          variant="bare"
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={active && rowId(active)}
          aria-autocomplete="list"
          aria-label={t("palette.label")}
          data-testid="palette-input"
          value={query}
          onChange={(event) => onText(event.target.value)}
          onKeyDown={onKeyDown}
          onKeyUp={enter.onKeyUp}
          placeholder={t("palette.placeholder")}
          className="flex-1 text-15"
        />
      </label>
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-label={t("palette.label")}
        className="thin-scroll min-h-0 flex-1 overflow-y-auto px-1.5 pb-1.5"
      >
        {groups.map((group) => {
          const members = drawn.filter((e) => e.group === group);
          return members.length === 0 ? null : (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset holds controls, and these are options.
            <div key={group} role="group" aria-label={t(`palette.${group}`)}>
              <div aria-hidden="true" className="px-2.5 pt-2.5 pb-1 text-12 text-ink-3">
                {t(`palette.${group}`)}
              </div>
              {members.map((entry) => (
                <PaletteRow
                  key={entry.id}
                  id={rowId(entry)}
                  entry={entry}
                  selected={entry === active}
                  onPoint={() => setPointed(entry.id)}
                  onChoose={() => choose(entry)}
                />
              ))}
            </div>
          );
        })}
      </div>
      <Foot count={entries.length} />
    </div>
  );
}

function Foot({ count }: { count: number }) {
  const { t } = useTranslation("commands");
  return (
    <div className="flex flex-none items-center gap-4 border-t border-border-1 px-4 py-1.5 text-12 text-ink-3">
      <span role="status" className="mr-auto">
        {t("palette.found", { count })}
      </span>
      <span className="flex items-center gap-1 max-narrow:hidden keyless:hidden">
        <Kbd>↑</Kbd>
        <Kbd>↓</Kbd> {t("palette.move")}
      </span>
      <span className="flex items-center gap-1 max-narrow:hidden keyless:hidden">
        <Kbd>↵</Kbd> {t("palette.run")}
      </span>
      <span className="flex items-center gap-1 max-narrow:hidden keyless:hidden">
        <Kbd>Esc</Kbd> {t("palette.close")}
      </span>
    </div>
  );
}
