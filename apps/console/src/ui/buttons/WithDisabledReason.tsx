import { cloneElement, type MouseEvent, type ReactElement, type ReactNode, useId } from "react";
import { Tooltip } from "../overlays/Tooltip.tsx";

interface WithDisabledReasonProps {
  reason: string | null | undefined;
  hint?: ReactNode;
  children: ReactElement<Record<string, unknown>>;
}

/** Stops the event, so that no handler around the button is called. */
const swallow = (event: MouseEvent) => {
  event.preventDefault();
  event.stopPropagation();
};

/** Disables a button with a reason, shown as tooltip and description. The button stays focusable. */
export function WithDisabledReason({ reason, hint, children }: WithDisabledReasonProps) {
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
