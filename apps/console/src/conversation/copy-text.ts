import "./words.ts";
import { i18n } from "../i18n/i18n.ts";
import { showToast } from "../ui/toast-store.ts";

/** To the clipboard, and says so. A page without https has no clipboard: then the text itself is shown to copy. */
export async function copyText(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    showToast({ text: done });
  } catch {
    showToast({ text: i18n.t("conversation:header.copyByHand", { text }) });
  }
}
