import { i18n } from "../i18n/i18n.ts";
import { showToast } from "../lib/toast-store.ts";

/** [EV18] Copies to the clipboard, or shows the text if the browser refuses. */
export async function copyText(text: string, done: string): Promise<void> {
  const copied = await navigator.clipboard?.writeText(text).then(
    () => true,
    () => false,
  );
  if (copied || copyAsPressed(text)) showToast({ text: done });
  else showToast({ text: i18n.t("common:copy_by_hand", { text }) });
}

/** Without https there is no `navigator.clipboard`; the "copy" command works only during a press. */
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
