import type { AgentId } from "@jieru/shared/domain/ids";
import type { Message } from "@jieru/shared/domain/message";
import { useQuery } from "@tanstack/react-query";
import { type Dispatch, type SetStateAction, useEffect, useRef, useState } from "react";
import { messagesQuery } from "../../../data/queries/messages.ts";
import { formatLeft } from "../../../i18n/format-duration.ts";
import { i18n } from "../../../i18n/i18n.ts";
import { useNowFor } from "../../../lib/time/use-now.ts";
import { liveRegionText } from "../../../ui/notices/live-region-text.ts";
import { useConversation, useOpenSession } from "../conversation-context.ts";
import { spokenLabel } from "../tiles/spoken-label.ts";
import { crossedThreshold } from "./thresholds.ts";

interface Announcement {
  polite: string;
  assertive: string;
}

const announce = (set: Dispatch<SetStateAction<string>>, words: string): void =>
  set((previous) => liveRegionText(previous, words));

/** Returns the texts to announce: neither messages from before opening nor the agent's own actions. */
export function useAnnouncement(): Announcement {
  const { session, viewer, customerName } = useConversation();
  const [polite, setPolite] = useState("");
  const [assertive, setAssertive] = useState("");
  const page = useQuery({ ...messagesQuery(session.conversationId), enabled: false }).data;
  const messages = page?.messages;
  const newer = page?.newer ?? false;

  const announcedUpTo = useRef<number | null>(null);
  const announcedProblems = useRef(new Set<string>());
  /** Messages before this seq were loaded by scrolling. */
  const loadedFrom = useRef(Number.POSITIVE_INFINITY);
  useEffect(() => {
    // Without the end, incoming messages are a missing page and not new.
    if (!messages || newer) return;
    const first = announcedUpTo.current === null;
    const from = announcedUpTo.current ?? 0;
    announcedUpTo.current = Math.max(from, messages.at(-1)?.seq ?? 0);
    const newMessages = messages.filter((m) => m.seq > from && isAnnounced(m, viewer.id));
    const problem = newProblem(messages, loadedFrom.current, announcedProblems.current);
    loadedFrom.current = Math.min(loadedFrom.current, messages[0]?.seq ?? loadedFrom.current);
    if (first) return;
    if (newMessages.length > 0)
      announce(
        setPolite,
        newMessages
          .map((m) =>
            m.type === "note"
              ? i18n.t("conversation:announce.noted", { text: m.note })
              : i18n.t("conversation:announce.said", { name: customerName, text: spokenLabel(m) }),
          )
          .join(" "),
      );
    if (problem) announce(setAssertive, problemLabel(problem));
  }, [messages, newer, customerName, viewer.id]);

  const { until } = useOpenSession().allowance;
  const now = useNowFor(until);
  const before = useRef(now);
  useEffect(() => {
    const left = crossedThreshold(until, before.current, now);
    before.current = now;
    if (left === null) return;
    announce(
      setPolite,
      left === 0
        ? i18n.t("conversation:announce.closed")
        : i18n.t("conversation:announce.closesIn", { time: formatLeft(left) }),
    );
  }, [until, now]);
  return { polite, assertive };
}

const isAnnounced = (m: Message, viewerId: AgentId): boolean =>
  m.direction === "in" || (m.type === "note" && m.agentId !== viewerId);

function newProblem(messages: readonly Message[], from: number, seen: Set<string>): Message | null {
  const fresh = messages.filter(
    (m) => (m.delivery?.state === "failed" || m.delivery?.state === "unconfirmed") && !seen.has(m.id),
  );
  for (const m of fresh) seen.add(m.id);
  return fresh.findLast((m) => m.seq >= from) ?? null;
}

const problemLabel = (m: Message): string =>
  i18n.t(
    m.delivery?.state === "failed" ? "conversation:announce.failed" : "conversation:announce.unconfirmed",
    {
      reason: i18n.t(`conversation:failure.${m.delivery?.reason ?? "other"}`),
    },
  );
