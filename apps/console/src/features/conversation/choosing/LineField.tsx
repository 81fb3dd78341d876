import { icon14 } from "@jieru/ui/icon.ts";
import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import type { EnterKeyHandlers } from "../../../lib/keyboard/use-enter-key.ts";

type OfTextarea = Pick<ComponentProps<"textarea">, "onChange" | "onCompositionEnd">;

interface LineFieldProps extends OfTextarea {
  testId: string;
  icon: LucideIcon;
  label: string;
  value: string;
  keys: EnterKeyHandlers;
}

/** The last line of a box in which one is chosen: what else there is to say. It grows with its text; Enter sends. */
export const LineField = ({ testId, icon: Icon, label, keys, ...textarea }: LineFieldProps) => (
  <label className="flex items-start gap-2 border-t border-border-1 px-2.5 py-[7.5px] text-ink-3">
    <Icon {...icon14} className="mt-[3px] flex-none" />
    <textarea
      data-testid={testId}
      rows={1}
      {...textarea}
      onKeyDown={keys.onKeyDown}
      onKeyUp={keys.onKeyUp}
      placeholder={label}
      aria-label={label}
      className="thin-scroll field-sizing-content block max-h-40 min-w-0 flex-1 resize-none bg-transparent text-ink-1 wrap-anywhere not-forced-colors:outline-none! placeholder:text-ink-3 max-narrow:text-16"
    />
  </label>
);
