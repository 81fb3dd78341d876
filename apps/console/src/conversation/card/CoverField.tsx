import { CircleAlert, Image } from "lucide-react";
import { type ChangeEvent, useRef } from "react";
import { failureSentence } from "../../i18n/failure-sentence.ts";
import { fileSize } from "../../i18n/format-size.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { useHealth } from "../../state/connection.ts";
import { useReadOnlyReason } from "../../sync/read-only.ts";
import { useIsTouched } from "../../ui/browser/use-media.ts";
import { Button } from "../../ui/buttons/Button.tsx";
import { icon14, icon16 } from "../../ui/marks/icon.ts";
import { imageTypes } from "../attachment/image-file.ts";
import type { Cover } from "./card-box.ts";

interface CoverFieldProps {
  cover: Cover | null;
  onPick: (file: File) => void;
}

/** The button that picks the cover, and what has become of the upload. */
export function CoverField({ cover, onPick }: CoverFieldProps) {
  const { t } = useTranslation("cards");
  const input = useRef<HTMLInputElement>(null);
  const readOnly = useReadOnlyReason();
  const noImages = useHealth().media === "full" ? t("common:no_room_for_images") : readOnly;
  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    if (file) onPick(file);
    // NOTE: without this, picking the same file again would not be a change.
    event.target.value = "";
  };
  return (
    <div className="grid gap-1">
      <span className="text-12 text-ink-2">{t("field.cover")}</span>
      <span className="flex flex-wrap items-center gap-2">
        <Button
          data-testid="card-pick"
          data-field="cover"
          icon={<Image {...icon16} />}
          disabledReason={noImages}
          onClick={() => input.current?.click()}
        >
          {t(cover ? "another" : "pick")}
        </Button>
        {cover?.state === "failed" && (
          <Button disabledReason={noImages} onClick={() => onPick(cover.file)}>
            {t("conversation:composer.imageAgain")}
          </Button>
        )}
        <CoverState cover={cover} />
      </span>
      <input
        ref={input}
        type="file"
        accept={imageTypes}
        data-testid="card-cover"
        onChange={onChange}
        aria-label={t("field.cover")}
        tabIndex={-1}
        hidden
      />
    </div>
  );
}

function CoverState({ cover }: { cover: Cover | null }) {
  const { t } = useTranslation("cards");
  const hint = t(useIsTouched() ? "field.coverTouch" : "field.coverHint");
  if (cover?.state === "refused" || cover?.state === "failed")
    return (
      <span role="alert" className="flex items-center gap-1 text-12 text-danger">
        <CircleAlert {...icon14} className="flex-none" />
        {cover.state === "refused"
          ? t(`conversation:imageFault.${cover.fault}`, { size: fileSize(cover.bytes) })
          : failureSentence(cover.failure)}
      </span>
    );
  return (
    <span role="status" className="text-12 text-ink-3">
      {cover?.state === "uploading" ? t("wrong.uploading") : hint}
    </span>
  );
}
