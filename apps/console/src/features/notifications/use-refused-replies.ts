import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { useParams, useRouter } from "@tanstack/react-router";
import { useEffect, useEffectEvent } from "react";
import { onRefused } from "../../data/outbox/pending-replies.ts";
import type { PendingReply } from "../../data/outbox/send-queue.ts";
import { onFrame } from "../../data/store/frame-effects.ts";
import { confirmedSnapshot } from "../../data/store/snapshots.ts";
import { i18n } from "../../i18n/i18n.ts";
import { showToast } from "../../lib/toast-store.ts";
import { customerName } from "../session/customer-name.ts";
import { type DescribedReply, replyLabel } from "../session/reply-label.ts";
import { notSent } from "./derive-notifications.ts";

/** [OB7] Shows a toast for a reply that the server refused or WeChat rejected, unless its conversation is open. */
export function useRefusedReplies(): void {
  const { navigate } = useRouter();
  const { sessionId: openId } = useParams({ strict: false });
  const say = useEffectEvent((accountId: AccountId, sessionId: SessionId, text: string) => {
    if (sessionId === openId) return;
    const run = () => void navigate({ to: "/a/$accountId/s/$sessionId", params: { accountId, sessionId } });
    showToast({ text, action: { label: i18n.t("notifications:not_sent.open"), run } });
  });
  useEffect(() => {
    const stopRefused = onRefused((reply) => say(reply.accountId, reply.sessionId, sentence(reply)));
    const stopFrames = onFrame(({ after, events }) => {
      for (const { session, reply, outcome } of notSent({ after, events }))
        if (session && reply && reply.type !== "notice" && reply.type !== "unsupported")
          say(after.account.id, session.id, toldOf(session, reply, outcome === "failed" ? "to" : "unsure"));
    });
    return () => {
      stopRefused();
      stopFrames();
    };
  }, []);
}

/** Long enough to recognise a reply of up to five messages. */
const beginningOf = (text: string): string => {
  const [...characters] = text.trim();
  return characters.length > 60 ? `${characters.slice(0, 60).join("")}…` : characters.join("");
};

/** Names the customer if the session is still in the lists, or else only the text. */
function sentence({ accountId, sessionId, body }: PendingReply): string {
  const session = confirmedSnapshot(accountId)?.sessions.find((s) => s.id === sessionId);
  if (session) return toldOf(session, body, "to");
  return i18n.t("notifications:not_sent.said", { text: beginningOf(replyLabel(body)) });
}

function toldOf({ customer }: Session, reply: DescribedReply, how: "to" | "unsure"): string {
  const slots = { name: customerName(customer), text: beginningOf(replyLabel(reply)) };
  return i18n.t(`notifications:not_sent.${how}`, slots);
}
