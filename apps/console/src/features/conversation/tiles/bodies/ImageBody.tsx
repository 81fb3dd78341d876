import type { Image as ImageContent } from "@jieru/shared/domain/message";
import { cx } from "@jieru/ui/cx.ts";
import { type RefObject, useRef, useState } from "react";
import { useReadOnlyReason } from "../../../../data/feed/read-only.ts";
import { paths } from "../../../../data/http/paths.ts";
import { failureSentence } from "../../../../data/optimistic/failure-sentence.ts";
import { refetchImage } from "../../../../data/queries/media.ts";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { showToast } from "../../../../lib/toast-store.ts";
import { useSingleFlight } from "../../../../ui/buttons/use-single-flight.ts";
import { useHeldFocus } from "../../../../ui/focus/use-held-focus.ts";
import { useConversation } from "../../conversation-context.ts";
import { bubbleCorner, problemOutline } from "../Bubble.tsx";
import { ImagePlaceholder, imageHeight } from "./ImagePlaceholder.tsx";

interface ImageBodyProps {
  image: ImageContent;
  out: boolean;
}

interface FocusableImageProps extends ImageBodyProps {
  held: RefObject<boolean>;
}

/** Shows an image in a frame of constant height: loading, loaded, or failed with the reason. */
export function ImageBody({ image, out }: ImageBodyProps) {
  const { t } = useTranslation("conversation");
  const [attempt, setAttempt] = useState(0);
  const [broken, setBroken] = useState(false);
  const held = useRef(false);
  const again = () => {
    setBroken(false);
    setAttempt(attempt + 1);
  };
  if (image.state === "fetching")
    return (
      <ImagePlaceholder out={out} held={held}>
        {t("tile.fetching")}
      </ImagePlaceholder>
    );
  if (image.state === "failed") return <FailedImage image={image} out={out} held={held} />;
  if (broken)
    return (
      <ImagePlaceholder out={out} held={held} failed onRetry={again}>
        {t("tile.image.unreachable")}
      </ImagePlaceholder>
    );
  return <Photo key={attempt} image={image} out={out} held={held} onBroken={() => setBroken(true)} />;
}

/** [PU10] Offers a retry only if the server could not reach or store the image. */
function FailedImage({ image, out, held }: FocusableImageProps) {
  const { t } = useTranslation("conversation");
  const readOnly = useReadOnlyReason();
  const [asking, ask] = useSingleFlight(async () => {
    const outcome = await refetchImage(image.mediaId);
    if (!outcome.ok) showToast({ text: failureSentence(outcome) });
  });
  if (asking)
    return (
      <ImagePlaceholder out={out} held={held}>
        {t("tile.fetching")}
      </ImagePlaceholder>
    );
  const mayPass = image.reason === "unreachable" || image.reason === "no_room";
  return (
    <ImagePlaceholder
      out={out}
      held={held}
      failed
      {...(mayPass && { onRetry: () => void ask(), disabledReason: readOnly })}
    >
      {t(`tile.image.${image.reason ?? "unreachable"}`)}
    </ImagePlaceholder>
  );
}

/** [RD11] The size measured by the server sets the width before the image is loaded. */
function Photo({ image, out, held, onBroken }: FocusableImageProps & { onBroken: () => void }) {
  const { t } = useTranslation("conversation");
  const { actions } = useConversation();
  return (
    <button
      {...useHeldFocus<HTMLButtonElement>(held)}
      type="button"
      title={t("tile.openImage")}
      onClick={() => actions.openImage(image.mediaId)}
      className={cx(
        "relative max-w-[284px] min-w-0 cursor-zoom-in overflow-hidden rounded-tile bg-bubble-in -outline-offset-1",
        "after:absolute after:inset-0 after:rounded-[inherit] after:inset-ring after:inset-ring-border-2",
        bubbleCorner(out),
        problemOutline,
      )}
    >
      <img
        src={paths.thumbnail(image.mediaId)}
        alt={t(out ? "tile.imageOut" : "tile.imageIn")}
        width={image.width ?? undefined}
        height={image.height ?? undefined}
        decoding="async"
        draggable={false}
        onError={onBroken}
        className={cx("block w-auto max-w-full min-w-24 object-cover object-top", imageHeight)}
      />
    </button>
  );
}
