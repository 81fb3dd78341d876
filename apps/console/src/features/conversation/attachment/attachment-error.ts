import type { Failure } from "../../../data/http/outcome.ts";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import { fileSize } from "../../../i18n/format-size.ts";
import { i18n } from "../../../i18n/i18n.ts";
import type { Attachment } from "./attachment.ts";

/** Returns the size of an image as text, or '' if unknown. */
export const sizeOf = ({ bytes }: Attachment): string => (bytes === null ? "" : fileSize(bytes));

export function attachmentError(attachment: Attachment): string | null {
  if (attachment.state === "refused")
    return i18n.t(`conversation:imageFault.${attachment.fault}`, { size: sizeOf(attachment) });
  if (attachment.state === "lost") return i18n.t("conversation:composer.imageLost");
  return attachment.state === "failed" ? uploadFailureSentence(attachment.failure) : null;
}

export function uploadFailureSentence(failure: Failure): string {
  if (failure.kind !== "offline") return failureSentence(failure);
  return i18n.t(`conversation:composer.${failure.late ? "imageTimedOut" : "imageCutOff"}`);
}
