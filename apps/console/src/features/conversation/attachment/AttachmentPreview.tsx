import type { AccountId, ConversationId } from "@jieru/shared/domain/ids";
import { icon14, icon16 } from "@jieru/ui/icon.ts";
import { CircleAlert, X } from "lucide-react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { isPassing, isRefusedAs } from "../../../data/http/outcome.ts";
import { useConnection } from "../../../data/store/connection.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { IconButton } from "../../../ui/buttons/IconButton.tsx";
import { TextButton } from "../../../ui/buttons/TextButton.tsx";
import { ProgressBar, ProgressFigure } from "../../../ui/marks/ProgressBar.tsx";
import { focusComposer } from "../../opening/focus-composer.ts";
import type { Attachment } from "./attachment.ts";
import { attachmentError, sizeOf } from "./attachment-error.ts";
import { attachImage, cancelUpload, detachImage } from "./attachments.ts";
import { useUploadPercent } from "./running-uploads.ts";
import { isUnsendable } from "./stored-images.ts";

interface AttachmentPreviewProps {
  accountId: AccountId;
  conversationId: ConversationId;
  attachment: Attachment;
}

export function AttachmentPreview({ accountId, conversationId, attachment }: AttachmentPreviewProps) {
  const { t } = useTranslation("conversation");
  const noImage = attachment.state === "refused" || attachment.state === "lost" || isNoImage(attachment);
  const { file } = attachment;
  const readOnly = useReadOnlyReason();
  const uploading = attachment.state === "uploading";
  const remove = () => {
    if (uploading) cancelUpload(accountId, conversationId);
    else detachImage(conversationId);
    focusComposer();
  };
  return (
    <div
      data-testid="composer-attachment"
      data-state={attachment.state}
      className="flex items-center gap-3 px-3 pt-2.5 pb-1"
    >
      <span className="grid h-12 w-16 flex-none place-items-center overflow-hidden rounded-control bg-surface-0 text-ink-3">
        {noImage ? (
          <CircleAlert {...icon16} />
        ) : (
          <img src={attachment.url} alt="" className="block size-full object-cover" />
        )}
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate">{attachment.name || t("lightbox.title")}</span>
        {uploading ? <UploadProgress attachment={attachment} /> : <AttachmentState attachment={attachment} />}
      </span>
      {attachment.state === "failed" && !isUnsendable(attachment) && file && (
        <TextButton
          disabledReason={readOnly}
          onClick={() => void attachImage(accountId, conversationId, file)}
        >
          {t("composer.imageAgain")}
        </TextButton>
      )}
      <IconButton label={t(uploading ? "composer.cancelUpload" : "composer.removeImage")} onClick={remove}>
        <X {...icon16} />
      </IconButton>
    </div>
  );
}

/** As tall as the thumbnail, so that nothing moves when the upload ends. */
function UploadProgress({ attachment }: { attachment: Attachment }) {
  const { t } = useTranslation("conversation");
  const percent = useUploadPercent(attachment.url);
  return (
    <span className="grid gap-0.5">
      <span className="flex justify-between gap-2">
        <AttachmentState attachment={attachment} />
        <ProgressFigure percent={percent} />
      </span>
      <ProgressBar label={t("composer.uploadProgress")} percent={percent} />
    </span>
  );
}

/** The server could not decode the file, so the browser would show a broken image. */
const isNoImage = (a: Attachment): boolean => a.state === "failed" && isRefusedAs(a.failure, "not_an_image");

function AttachmentState({ attachment }: { attachment: Attachment }) {
  const { t } = useTranslation("conversation");
  const size = sizeOf(attachment);
  const wrong = attachmentError(attachment);
  const cutOff = useConnection().state === "disconnected";
  /** [TR10] The upload is retried after reconnecting. */
  const waits = cutOff && attachment.state === "failed" && isPassing(attachment.failure);
  if (wrong)
    return (
      <span role="alert" className="flex items-center gap-1 text-12 text-danger">
        <CircleAlert {...icon14} className="flex-none" />
        {wrong}
        {waits && <span className="text-ink-3">{t("delivery.offline")}</span>}
      </span>
    );
  const uploading = attachment.state === "uploading";
  const words = !uploading
    ? "composer.imageCosts"
    : attachment.pendingSend
      ? "composer.imageLeaving"
      : "composer.imageUploading";
  return (
    <span role="status" className="block truncate text-12 text-ink-3">
      {size ? t(words, { size }) : t("composer.imageCost")}
    </span>
  );
}
