import { type ComponentType, type KeyboardEvent, useEffect } from "react";
import { useTranslation } from "../i18n/use-translation.ts";
import { onDemand } from "../ui/drawing/on-demand.tsx";
import { isComposing, keyOf } from "../ui/keys/keys.ts";
import { LightDialog } from "../ui/overlays/LightDialog.tsx";
import { composeAhead, typeAhead, typedAhead, untilComposed } from "./typed-ahead.ts";

interface BoxOnItsWayProps {
  label: string;
  /** It could not be fetched. */
  missing?: boolean | undefined;
  onClose: () => void;
  className: string;
}

const closing = new Set(["Escape", "Mod+KeyK"]);

/**
 * [KB3] Takes the place of a dialog with a text box while the dialog is being fetched: what is typed after the key that opens it
 * goes in here, and not into the page behind. The dialog takes it over from `typedAhead` when it arrives; closing this before
 * discards it. If the dialog cannot be fetched, this says so and keeps what is typed until it is closed.
 */
export function BoxOnItsWay({ label, missing, onClose, className }: BoxOnItsWayProps) {
  const { t } = useTranslation();
  useEffect(
    () => () => {
      typeAhead("");
      composeAhead(false);
    },
    [],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (closing.has(keyOf(event))) onClose();
    else if (event.key !== "Enter") return;
    event.preventDefault();
  };
  return (
    <LightDialog onClose={onClose} label={label} className={className}>
      <input
        aria-label={label}
        data-testid="box-on-its-way"
        defaultValue={missing ? typedAhead() : ""}
        onChange={(event) => typeAhead(event.target.value)}
        onKeyDown={onKeyDown}
        onCompositionStart={() => composeAhead(true)}
        onCompositionEnd={({ currentTarget }) => {
          typeAhead(currentTarget.value);
          composeAhead(false);
        }}
        className="block h-12 w-full bg-transparent px-4 text-15 not-forced-colors:outline-none! max-narrow:text-16"
      />
      {missing && (
        <p role="alert" className="border-t border-border-1 px-4 py-3 text-13 text-ink-2">
          {t("not_fetched")}
        </p>
      )}
    </LightDialog>
  );
}

/** A dialog with a text box, fetched when it is first shown. [KB2] What is being composed meanwhile is ended in the box that stands in. */
export const boxOnDemand = <P extends object>(
  load: () => Promise<ComponentType<P>>,
  Instead: ComponentType<P>,
): ComponentType<P> =>
  onDemand(async () => {
    try {
      return await load();
    } finally {
      await untilComposed();
    }
  }, Instead);
