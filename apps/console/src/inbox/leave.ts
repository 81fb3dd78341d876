import { signOut } from "../api/me.ts";
import { closeDrafts } from "../drafts/draft-store.ts";
import { settleDrafts } from "../drafts/draft-sync.ts";
import { i18n } from "../i18n/i18n.ts";
import { currentConnection } from "../sync/connection.ts";
import { forgetPending, repliesGone } from "../sync/sending.ts";
import { forgetTab } from "../sync/tab-memory.ts";
import { showToast } from "../ui/toast-store.ts";

/** [SE4] Signs out and goes to the door by a fresh page, which holds nothing of this one. */
export async function leaveConsole(): Promise<void> {
  // Without a connection nothing of it would go, nor would this.
  const gone = currentConnection().state === "disconnected" ? null : repliesGone();
  await Promise.all([settleDrafts(), gone]);
  const outcome = await signOut();
  const signedOut = outcome.ok || (outcome.kind === "refusal" && outcome.refusal.refusal === "not_signed_in");
  if (!signedOut) return showToast({ text: i18n.t(outcome.kind === "offline" ? "offline" : "failed") });
  forgetPending();
  closeDrafts();
  forgetTab();
  window.location.assign("/sign-in");
}
