import type { PushGap } from "@jieru/shared/domain/push-gap";
import type { MessagesPage } from "@jieru/shared/protocol/http";

/** The reply window after a customer's message. */
const nearMs = 48 * 60 * 60_000;
const none: readonly PushGap[] = [];

/**
 * [PU8] Returns the ingestion outages near messages of this conversation. Beyond an edge with more messages to load,
 * the position of a gap is unknown.
 */
export function gapsNear(page: MessagesPage | undefined): readonly PushGap[] {
  const first = page?.messages[0];
  const last = page?.messages.at(-1);
  if (!page || !first || !last || page.gaps.length === 0) return none;
  return page.gaps.filter(({ from, to }) => {
    if ((page.more && from < first.at) || (page.newer && to > last.at)) return false;
    return page.messages.some(({ at }) => at > from - nearMs && at < to + nearMs);
  });
}
