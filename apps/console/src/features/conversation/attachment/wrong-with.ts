import type { Failure } from "../../../data/http/outcome.ts";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import { fileSize } from "../../../i18n/format-size.ts";
import { i18n } from "../../../i18n/i18n.ts";
import type { Attachment } from "./attachment.ts";

/** The size of an image in words; '' where it is not known. */
export const sizeOf = ({ bytes }: Attachment): string => (bytes === null ? "" : fileSize(bytes));

/** Why an image cannot be sent; null if it can. */
export function wrongWith(attachment: Attachment): string | null {
  if (attachment.state === "refused")
    return i18n.t(`conversation:imageFault.${attachment.fault}`, { size: sizeOf(attachment) });
  if (attachment.state === "lost") return i18n.t("conversation:composer.imageLost");
  return attachment.state === "failed" ? uploadFailureSentence(attachment.failure) : null;
}

/** [IM12] Why an upload failed. */
export function uploadFailureSentence(failure: Failure): string {
  if (failure.kind !== "offline") return failureSentence(failure);
  return i18n.t(`conversation:composer.${failure.late ? "imageTimedOut" : "imageCutOff"}`);
}
