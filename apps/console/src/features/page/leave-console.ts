import { closeDrafts } from "../../data/drafts/draft-store.ts";
import { settleDrafts } from "../../data/drafts/draft-sync.ts";
import { forgetTab } from "../../data/feed/tab-memory.ts";
import { isRefusedAs } from "../../data/http/outcome.ts";
import {
  comingName,
  forgetPending,
  patienceMs,
  releaseHeldReplies,
  repliesGone,
} from "../../data/outbox/pending-replies.ts";
import { sendAllOf } from "../../data/outbox/sending.ts";
import { signOut } from "../../data/queries/me.ts";
import { pageAgent } from "../../data/queries/page-agent.ts";
import { i18n } from "../../i18n/i18n.ts";
import { isFree } from "../../lib/browser/tab-lock.ts";
import { goToTheDoor } from "../../lib/browser/to-the-door.ts";
import { showToast } from "../../lib/toast-store.ts";

/** Nothing is said for this long: usually everything has left by then. */
const quietMs = 300;

/** [SI7] Whether nothing would be lost, of other tabs either. Replies go by requests of their own, so that a cut feed says nothing of them. */
async function allGone(): Promise<boolean> {
  const agentId = pageAgent();
  if (agentId) sendAllOf(agentId);
  releaseHeldReplies();
  const [gone, free] = await Promise.all([repliesGone(), isFree(comingName, patienceMs), settleDrafts()]);
  // Drafts once more: the text of an image that could not go is one by now.
  return gone && free && settleDrafts();
}

/** False where it takes too long. */
async function inTime(work: Promise<boolean>): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const patience = setTimeout(resolve, patienceMs, false);
  const saying = setTimeout(() => showToast({ text: i18n.t("inbox:status.leaving") }), quietMs);
  const done = await Promise.race([work, late]);
  clearTimeout(patience);
  clearTimeout(saying);
  return done;
}

/** [SE4] [SI7] Signs out and goes to the door by a fresh page, which holds nothing of this one; `anyway`: with replies still on their way. */
export async function leaveConsole(anyway = false): Promise<void> {
  const gone = await inTime(anyway ? settleDrafts() : allGone());
  if (!gone && !anyway) return offerToLeave();
  const outcome = await signOut();
  const signedOut = outcome.ok || isRefusedAs(outcome, "not_signed_in");
  if (!signedOut) return showToast({ text: i18n.t(outcome.kind === "offline" ? "offline" : "failed") });
  forgetPending();
  closeDrafts();
  forgetTab();
  goToTheDoor();
}

const offerToLeave = (): void =>
  showToast({
    text: i18n.t("inbox:status.not_gone"),
    action: { label: i18n.t("inbox:status.leave_anyway"), run: () => void leaveConsole(true) },
  });
