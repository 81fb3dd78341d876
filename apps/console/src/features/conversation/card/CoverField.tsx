import { icon14, icon16 } from "@jieru/ui/icon.ts";
import { CircleAlert, Image, X } from "lucide-react";
import { useRef } from "react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { useHealth } from "../../../data/store/connection.ts";
import { fileSize } from "../../../i18n/format-size.ts";
import { i18n } from "../../../i18n/i18n.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useIsTouchOnly } from "../../../lib/browser/use-media.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { IconButton } from "../../../ui/buttons/IconButton.tsx";
import { FileInput } from "../../../ui/fields/FileInput.tsx";
import { ProgressBar, ProgressFigure } from "../../../ui/marks/ProgressBar.tsx";
import { uploadFailureSentence } from "../attachment/attachment-error.ts";
import { type ImageFault, imageTypes } from "../attachment/image-file.ts";
import { useUploadPercent } from "../attachment/running-uploads.ts";
import type { Cover } from "./card-box.ts";

interface CoverFieldProps {
  cover: Cover | null;
  onPick: (file: File) => void;
  onCancel: () => void;
}

export function CoverField({ cover, onPick, onCancel }: CoverFieldProps) {
  const { t } = useTranslation("cards");
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const readOnly = useReadOnlyReason();
  const noImages = useHealth().media === "full" ? t("common:no_room_for_images") : readOnly;
  return (
    <div className="grid gap-1">
      <span className="text-12 text-ink-2">{t("field.cover")}</span>
      <span className="flex flex-wrap items-center gap-2">
        <Button
          ref={button}
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
        {cover?.state === "uploading" && (
          <CoverUpload
            url={cover.url}
            onCancel={() => {
              onCancel();
              button.current?.focus();
            }}
          />
        )}
        {(cover?.state !== "uploading" || cover.rejected) && <CoverState cover={cover} />}
      </span>
      <FileInput
        ref={input}
        accept={imageTypes}
        data-testid="card-cover"
        onFile={onPick}
        label={t("field.cover")}
      />
    </div>
  );
}

function CoverUpload({ url, onCancel }: { url: string; onCancel: () => void }) {
  const { t } = useTranslation("cards");
  const percent = useUploadPercent(url);
  return (
    <span className="flex min-w-24 flex-1 items-center gap-1">
      <span role="status" className="sr-only">
        {t("wrong.uploading")}
      </span>
      <span className="flex-1">
        <ProgressBar label={t("conversation:composer.uploadProgress")} percent={percent} />
      </span>
      <ProgressFigure percent={percent} />
      <IconButton label={t("conversation:composer.cancelUpload")} onClick={onCancel}>
        <X {...icon16} />
      </IconButton>
    </span>
  );
}

function CoverState({ cover }: { cover: Cover | null }) {
  const { t } = useTranslation("cards");
  const hint = t(useIsTouchOnly() ? "field.coverTouch" : "field.coverHint");
  const wrong = cover && coverError(cover);
  if (wrong)
    return (
      <span role="alert" className="flex items-center gap-1 text-12 text-danger">
        <CircleAlert {...icon14} className="flex-none" />
        {wrong}
      </span>
    );
  return (
    <span role="status" className="text-12 text-ink-3">
      {hint}
    </span>
  );
}

/** [DR13] Returns why the last picked file, or the cover itself, was rejected. */
function coverError(cover: Cover): string | null {
  const { rejected } = cover;
  if (rejected) {
    const why = "fault" in rejected ? faultSentence(rejected) : uploadFailureSentence(rejected.failure);
    return i18n.t("conversation:imageKept", { name: rejected.name, why });
  }
  if (cover.state === "refused") return faultSentence(cover);
  return cover.state === "failed" ? uploadFailureSentence(cover.failure) : null;
}

const faultSentence = ({ fault, bytes }: { fault: ImageFault; bytes: number }): string =>
  i18n.t(`conversation:imageFault.${fault}`, { size: fileSize(bytes) });
