import { closeDrafts } from "../../data/drafts/draft-store.ts";
import { settleDrafts } from "../../data/drafts/draft-sync.ts";
import { forgetTab } from "../../data/feed/tab-memory.ts";
import { isRefusedAs } from "../../data/http/outcome.ts";
import {
  forgetPending,
  incomingLockName,
  patienceMs,
  releaseHeldReplies,
  repliesAnswered,
} from "../../data/outbox/pending-replies.ts";
import { sendAllOf } from "../../data/outbox/sending.ts";
import { signOut } from "../../data/queries/me.ts";
import { pageAgent } from "../../data/queries/page-agent.ts";
import { i18n } from "../../i18n/i18n.ts";
import { goToSignIn } from "../../lib/browser/go-to-sign-in.ts";
import { isFree } from "../../lib/browser/tab-lock.ts";
import { showToast } from "../../lib/toast-store.ts";

/** No toast before this time: usually everything has left by then. */
const quietMs = 300;

/** [SI7] Returns whether all replies and drafts have left, in other tabs too. Replies need no feed, only requests. */
async function flushPending(): Promise<boolean> {
  const agentId = pageAgent();
  if (agentId) sendAllOf(agentId);
  releaseHeldReplies();
  const [gone, free] = await Promise.all([
    repliesAnswered(),
    isFree(incomingLockName, patienceMs),
    settleDrafts(),
  ]);
  // Drafts once more: the text of an image that could not go is one by now.
  return gone && free && settleDrafts();
}

async function withinPatience(work: Promise<boolean>): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const patience = setTimeout(resolve, patienceMs, false);
  const saying = setTimeout(() => showToast({ text: i18n.t("inbox:status.leaving") }), quietMs);
  const done = await Promise.race([work, late]);
  clearTimeout(patience);
  clearTimeout(saying);
  return done;
}

/** [SE4] [SI7] Signs out and loads the sign-in page, which drops all state. `anyway`: with replies still pending. */
export async function leaveConsole(anyway = false): Promise<void> {
  const gone = await withinPatience(anyway ? settleDrafts() : flushPending());
  if (!gone && !anyway) return offerToLeave();
  const outcome = await signOut();
  const signedOut = outcome.ok || isRefusedAs(outcome, "not_signed_in");
  if (!signedOut) return showToast({ text: i18n.t(outcome.kind === "offline" ? "offline" : "failed") });
  forgetPending();
  closeDrafts();
  forgetTab();
  goToSignIn();
}

const offerToLeave = (): void =>
  showToast({
    text: i18n.t("inbox:status.not_gone"),
    action: { label: i18n.t("inbox:status.leave_anyway"), run: () => void leaveConsole(true) },
  });
