import { cloneElement, type MouseEvent, type ReactElement, type ReactNode, useId } from "react";
import { Tooltip } from "../overlays/Tooltip.tsx";

interface ReasonedProps {
  /** Why it cannot be pressed now. It stays focusable, and says so in tooltip and description. */
  reason: string | null | undefined;
  /** What a tooltip adds while it can be pressed. */
  hint?: ReactNode;
  /** The button itself. */
  children: ReactElement<Record<string, unknown>>;
}

/** Swallows a press that is refused with a reason: no default action, and no handler around the button is called. */
const swallow = (event: MouseEvent) => {
  event.preventDefault();
  event.stopPropagation();
};

/** Gives a button its reason why it cannot be pressed, in a tooltip and a description. */
export function Reasoned({ reason, hint, children }: ReasonedProps) {
  const id = useId();
  const refused = Boolean(reason);
  const described = [children.props["aria-describedby"], refused && id].filter(Boolean).join(" ");
  const button = cloneElement(children, {
    "aria-disabled": refused || undefined,
    "aria-describedby": described || undefined,
    ...(refused && { onClick: swallow }),
  });
  return (
    <>
      <Tooltip content={reason ?? hint}>{button}</Tooltip>
      {refused && (
        <span id={id} hidden>
          {reason}
        </span>
      )}
    </>
  );
}
