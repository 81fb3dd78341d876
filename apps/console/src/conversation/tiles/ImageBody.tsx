import type { Image as ImageContent } from "@jieru/shared/domain/message";
import { useState } from "react";
import { refetchImage } from "../../api/media.ts";
import { paths } from "../../api/paths.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { cx } from "../../ui/cx.ts";
import { useConversation } from "../conversation-context.ts";
import { corner, doubtEdges } from "./Bubble.tsx";
import { ImageHold } from "./ImageHold.tsx";

interface ImageBodyProps {
  image: ImageContent;
  out: boolean;
}

/** An image in a frame that never changes its size: fetching, here, or not to be had with the reason. */
export function ImageBody({ image, out }: ImageBodyProps) {
  const { t } = useTranslation("conversation");
  const [attempt, setAttempt] = useState(0);
  const [broken, setBroken] = useState(false);
  const again = () => {
    setBroken(false);
    setAttempt(attempt + 1);
  };
  const [asked, setAsked] = useState(false);
  // The server could not reach it: that may have passed. What is no image, too large or gone stays so.
  const refetch = async () => {
    setAsked(true);
    await refetchImage(image.mediaId);
    setAsked(false);
  };
  if (image.state === "fetching" || asked) return <ImageHold out={out}>{t("tile.fetching")}</ImageHold>;
  if (image.state === "failed")
    return (
      <ImageHold
        out={out}
        failed
        {...((image.reason === "unreachable" || image.reason === "no_room") && {
          onRetry: () => void refetch(),
        })}
      >
        {t(`tile.image.${image.reason ?? "unreachable"}`)}
      </ImageHold>
    );
  if (broken)
    return (
      <ImageHold out={out} failed onRetry={again}>
        {t("tile.image.unreachable")}
      </ImageHold>
    );
  return <Photo key={attempt} image={image} out={out} onBroken={() => setBroken(true)} />;
}

function Photo({ image, out, onBroken }: ImageBodyProps & { onBroken: () => void }) {
  const { t } = useTranslation("conversation");
  const { actions } = useConversation();
  return (
    <button
      type="button"
      title={t("tile.openImage")}
      onClick={() => actions.openImage(image.mediaId)}
      className={cx(
        "h-[99px] w-[132px] flex-none cursor-zoom-in overflow-hidden rounded-tile bg-bubble-in -outline-offset-1",
        corner(out),
        doubtEdges,
      )}
    >
      <img
        src={paths.thumbnail(image.mediaId)}
        alt={t(out ? "tile.imageOut" : "tile.imageIn")}
        width={132}
        height={99}
        decoding="async"
        draggable={false}
        onError={onBroken}
        className="block size-full object-cover"
      />
    </button>
  );
}
