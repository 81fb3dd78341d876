import type { AgentId } from "@jieru/shared/domain/ids";
import type { Message } from "@jieru/shared/domain/message";
import { useQuery } from "@tanstack/react-query";
import { type Dispatch, type SetStateAction, useEffect, useRef, useState } from "react";
import { messagesQuery } from "../../../data/queries/messages.ts";
import { formatLeft } from "../../../i18n/format-duration.ts";
import { i18n } from "../../../i18n/i18n.ts";
import { useNowFor } from "../../../lib/time/use-now.ts";
import { saidAgain } from "../../../ui/notices/said-again.ts";
import { useConversation, useOpenSession } from "../conversation-context.ts";
import { spokenWords } from "../tiles/spoken-words.ts";
import { crossedThreshold } from "./thresholds.ts";

interface Announcement {
  polite: string;
  assertive: string;
}

const say = (set: Dispatch<SetStateAction<string>>, words: string): void =>
  set((said) => saidAgain(said, words));

/** Announces neither what was there when the conversation was opened nor the agent's own actions. */
export function useAnnouncement(): Announcement {
  const { session, viewer, customerName } = useConversation();
  const [polite, setPolite] = useState("");
  const [assertive, setAssertive] = useState("");
  const page = useQuery({ ...messagesQuery(session.conversationId), enabled: false }).data;
  const messages = page?.messages;
  const newer = page?.newer ?? false;

  const saidUpTo = useRef<number | null>(null);
  const troubled = useRef(new Set<string>());
  /** Messages before this seq were loaded by scrolling and are not news. */
  const heldFrom = useRef(Number.POSITIVE_INFINITY);
  useEffect(() => {
    // If the end is not loaded, nothing is news: what comes in is a missing page.
    if (!messages || newer) return;
    const first = saidUpTo.current === null;
    const from = saidUpTo.current ?? 0;
    saidUpTo.current = Math.max(from, messages.at(-1)?.seq ?? 0);
    const news = messages.filter((m) => m.seq > from && isNews(m, viewer.id));
    const trouble = newTrouble(messages, heldFrom.current, troubled.current);
    heldFrom.current = Math.min(heldFrom.current, messages[0]?.seq ?? heldFrom.current);
    if (first) return;
    if (news.length > 0)
      say(
        setPolite,
        news
          .map((m) =>
            m.type === "note"
              ? i18n.t("conversation:announce.noted", { text: m.note })
              : i18n.t("conversation:announce.said", { name: customerName, text: spokenWords(m) }),
          )
          .join(" "),
      );
    if (trouble) say(setAssertive, troubleWords(trouble));
  }, [messages, newer, customerName, viewer.id]);

  const { until } = useOpenSession().allowance;
  const now = useNowFor(until);
  const before = useRef(now);
  useEffect(() => {
    const left = crossedThreshold(until, before.current, now);
    before.current = now;
    if (left === null) return;
    say(
      setPolite,
      left === 0
        ? i18n.t("conversation:announce.closed")
        : i18n.t("conversation:announce.closesIn", { time: formatLeft(left) }),
    );
  }, [until, now]);
  return { polite, assertive };
}

/** Messages of the customer and notes of colleagues. */
const isNews = (m: Message, viewerId: AgentId): boolean =>
  m.direction === "in" || (m.type === "note" && m.agentId !== viewerId);

/** The newest reply that has failed or become unconfirmed since the last call, remembering those it has returned. */
function newTrouble(messages: readonly Message[], from: number, seen: Set<string>): Message | null {
  const fresh = messages.filter(
    (m) => (m.delivery?.state === "failed" || m.delivery?.state === "unconfirmed") && !seen.has(m.id),
  );
  for (const m of fresh) seen.add(m.id);
  return fresh.findLast((m) => m.seq >= from) ?? null;
}

const troubleWords = (m: Message): string =>
  i18n.t(
    m.delivery?.state === "failed" ? "conversation:announce.failed" : "conversation:announce.unconfirmed",
    {
      reason: i18n.t(`conversation:failure.${m.delivery?.reason ?? "other"}`),
    },
  );
