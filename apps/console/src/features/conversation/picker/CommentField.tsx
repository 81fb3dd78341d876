import { icon14 } from "@jieru/ui/icon.ts";
import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import type { EnterKeyHandlers } from "../../../lib/keyboard/use-enter-key.ts";
import { Textarea } from "../../../ui/fields/Textarea.tsx";

type OfTextarea = Pick<ComponentProps<"textarea">, "onChange" | "onCompositionEnd">;

interface CommentFieldProps extends OfTextarea {
  testId: string;
  icon: LucideIcon;
  label: string;
  value: string;
  keys: EnterKeyHandlers;
}

/** The comment field of a picker. It grows with its text; Enter sends. */
export const CommentField = ({ testId, icon: Icon, label, keys, ...textarea }: CommentFieldProps) => (
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
