import { icon14 } from "@jieru/ui/icon.ts";
import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import type { EnterKeyHandlers } from "../../../lib/keyboard/use-enter-key.ts";
import { Textarea } from "../../../ui/fields/Textarea.tsx";

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
    <Textarea
      variant="bare"
      data-testid={testId}
      rows={1}
      {...textarea}
      onKeyDown={keys.onKeyDown}
      onKeyUp={keys.onKeyUp}
      placeholder={label}
      aria-label={label}
      className="thin-scroll field-sizing-content max-h-40 flex-1 wrap-anywhere"
    />
  </label>
);
