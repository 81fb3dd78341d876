import { uploadLimitBytes } from "@jieru/shared/domain/text-limit";
import { i18n } from "../../../i18n/i18n.ts";
import { showToast } from "../../../lib/toast-store.ts";

export type ImageFault = "not_an_image" | "image_too_large" | "image_empty" | "unreadable";

/** The first bytes decide, as a file's name and type are not trusted. */
const signatures = /^(\x89PNG\r\n.\n|\xff\xd8\xff|GIF8|RIFF....WEBP)/s;

export const imageTypes = "image/png,image/jpeg,image/gif,image/webp";

/** Returns why a file cannot be sent as an image, or null. The server checks again by decoding it. */
export async function imageFault(file: File): Promise<ImageFault | null> {
  if (file.size === 0) return "image_empty";
  const first = await file
    .slice(0, 12)
    .arrayBuffer()
    .catch(() => null);
  if (!first) return "unreadable"; // a folder, or a file that is gone
  if (!signatures.test(String.fromCharCode(...new Uint8Array(first)))) return "not_an_image";
  return file.size > uploadLimitBytes ? "image_too_large" : null;
}

export function firstImageIn(data: DataTransfer | null): File | null {
  const files = [...(data?.files ?? [])];
  return files.find((f) => f.type.startsWith("image/")) ?? files[0] ?? null;
}

/** [KB16] A reply carries one image: names the one that was taken. */
export function showOtherImagesToast(data: DataTransfer | null, taken: File): void {
  const others = (data?.files.length ?? 0) - 1;
  if (others > 0) showToast({ text: i18n.t("conversation:one_image", { name: taken.name, count: others }) });
}
