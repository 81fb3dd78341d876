import { i18n } from "../i18n/i18n.ts";
import { showToast } from "./toast-store.ts";

/** [EV18] To the clipboard, and says so. Where the browser lets nobody copy, the text itself is shown. */
export async function copyText(text: string, done: string): Promise<void> {
  const copied = await navigator.clipboard?.writeText(text).then(
    () => true,
    () => false,
  );
  if (copied || copyAsPressed(text)) showToast({ text: done });
  else showToast({ text: i18n.t("common:copy_by_hand", { text }) });
}

/** The way of a page without https, which has no `navigator.clipboard`: what it answers to the command "copy" is copied, while somebody presses. */
function copyAsPressed(text: string): boolean {
  let copied = false;
  const answer = (event: ClipboardEvent) => {
    event.preventDefault();
    event.clipboardData?.setData("text/plain", text);
    copied = event.clipboardData !== null;
  };
  document.addEventListener("copy", answer, { capture: true });
  document.execCommand("copy");
  document.removeEventListener("copy", answer, { capture: true });
  return copied;
}
