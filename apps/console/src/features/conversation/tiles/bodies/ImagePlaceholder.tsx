import { cx } from "@jieru/ui/cx.ts";
import { icon14 } from "@jieru/ui/icon.ts";
import { CircleAlert, Image } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { TextButton } from "../../../../ui/buttons/TextButton.tsx";
import { useHeldFocus } from "../../../../ui/focus/use-held-focus.ts";
import { bubbleCorner } from "../Bubble.tsx";

interface ImagePlaceholderProps {
  out: boolean;
  /** Whether the focus is in this image's place, whatever is shown there. */
  held: RefObject<boolean>;
  failed?: boolean;
  onRetry?: () => void;
  disabledReason?: string | null;
  children: ReactNode;
}

/** The same for every image, so that nothing moves when it is loaded. */
export const imageHeight = "h-40";

/** Reserves the space of an image that is not loaded. */
export function ImagePlaceholder(props: ImagePlaceholderProps) {
  const { out, held, failed = false, onRetry, disabledReason = null, children } = props;
  const { t } = useTranslation();
  return (
    <div
      {...useHeldFocus<HTMLDivElement>(held)}
      tabIndex={-1}
      className={cx(
        imageHeight,
        "grid w-40 flex-none content-center justify-items-center gap-1 rounded-tile bg-bubble-in px-2 text-center text-12 text-ink-2",
        bubbleCorner(out),
      )}
    >
      {failed ? <CircleAlert {...icon14} /> : <Image {...icon14} />}
      <span>{children}</span>
      {onRetry && (
        <TextButton disabledReason={disabledReason} onClick={onRetry}>
          {t("retry")}
        </TextButton>
      )}
    </div>
  );
}
