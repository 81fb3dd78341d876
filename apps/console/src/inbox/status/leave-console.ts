import { signOut } from "../../api/me.ts";
import { pageAgent } from "../../api/page-agent.ts";
import { closeDrafts } from "../../drafts/draft-store.ts";
import { settleDrafts } from "../../drafts/draft-sync.ts";
import { i18n } from "../../i18n/i18n.ts";
import { isRefusedAs } from "../../state/outcome.ts";
import { forgetPending, repliesGone } from "../../state/pending-replies.ts";
import { sendAllOf } from "../../sync/sending.ts";
import { forgetTab } from "../../sync/tab-memory.ts";
import { showToast } from "../../ui/toast-store.ts";

/** Nothing is said for this long: usually everything has left by then. */
const quietMs = 300;

/** [SI7] Whether nothing would be lost, of other tabs either. Replies go by requests of their own, so that a cut feed says nothing of them. */
async function allGone(): Promise<boolean> {
  const agentId = pageAgent();
  if (agentId) sendAllOf(agentId);
  const saying = setTimeout(() => showToast({ text: i18n.t("inbox:status.leaving") }), quietMs);
  const gone = await repliesGone();
  clearTimeout(saying);
  return gone;
}

/** [SE4] [SI7] Signs out and goes to the door by a fresh page, which holds nothing of this one; `anyway`: with replies still on their way. */
export async function leaveConsole(anyway = false): Promise<void> {
  const [gone] = await Promise.all([anyway || allGone(), settleDrafts()]);
  if (!gone) return offerToLeave();
  const outcome = await signOut();
  const signedOut = outcome.ok || isRefusedAs(outcome, "not_signed_in");
  if (!signedOut) return showToast({ text: i18n.t(outcome.kind === "offline" ? "offline" : "failed") });
  forgetPending();
  closeDrafts();
  forgetTab();
  window.location.assign("/sign-in");
}

const offerToLeave = (): void =>
  showToast({
    text: i18n.t("inbox:status.not_gone"),
    action: { label: i18n.t("inbox:status.leave_anyway"), run: () => void leaveConsole(true) },
  });
