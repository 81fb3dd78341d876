import { cloneElement, type MouseEvent, type ReactElement, type ReactNode, useId } from "react";
import { Tooltip } from "./Tooltip.tsx";

interface ReasonedProps {
  /** Why it cannot be pressed now. It stays focusable, and says so in tooltip and description. */
  reason: string | null | undefined;
  /** What a tooltip adds while it can be pressed. */
  hint?: ReactNode;
  /** The button itself. */
  children: ReactElement<Record<string, unknown>>;
}

/** A press that is refused with a reason is no press: the browser does nothing by itself, and nothing around it hears of it. */
const swallow = (event: MouseEvent) => {
  event.preventDefault();
  event.stopPropagation();
};

/** A button that says why it cannot be pressed, as all of them do. */
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
