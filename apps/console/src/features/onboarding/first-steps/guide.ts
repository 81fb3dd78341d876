import { type Guide, type GuideStep, guideSteps } from "@jieru/shared/domain/guide";
import { lastSpeaker } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import type { GuideAnswer } from "@jieru/shared/protocol/guide";
import { queryOptions } from "@tanstack/react-query";
import { readOrThrow, request } from "../../../data/http/http.ts";
import { queryClient } from "../../../data/http/query-client.ts";
import { keys } from "../../../data/keys.ts";

const path = "/api/me/guide";

export const guideQuery = queryOptions({
  queryKey: keys.guide,
  queryFn: ({ signal }): Promise<GuideAnswer> => readOrThrow(path, signal),
});

/** Saves the guide. A failed save is repeated with the next step. */
export function saveGuide(guide: Guide): void {
  queryClient.setQueryData(guideQuery.queryKey, (held) => held && { ...held, guide });
  void request("PUT", path, { body: guide });
}

/** Returns the steps. Without simulated phones, the first is to write from the mini program. */
export const stepsOf = (phonesUrl: string | null): GuideStep[] =>
  guideSteps.filter((step) => step !== "phones" || phonesUrl !== null);

/**
 * [FM1] Returns the steps that the snapshot shows as done. Opening the phones counts by a message written there.
 */
export function seenSteps({ me, sessions, waiting }: Snapshot): readonly GuideStep[] {
  const mine = sessions.filter((s) => s.ownerId === me.id);
  const answered = mine.filter(
    (s) => s.lastMessage?.direction === "out" && s.lastMessage.delivery !== null && lastSpeaker(s) === me.id,
  );
  const seen: Record<GuideStep, boolean> = {
    phones: false,
    written: [...waiting.sessions, ...mine].some((s) => s.spoken),
    picked_up: mine.some((s) => s.state === "active"),
    answered: answered.length > 0,
    arrived: answered.some((s) => s.lastMessage?.delivery === "sent"),
  };
  return guideSteps.filter((step) => seen[step] || (step === "phones" && seen.written));
}
