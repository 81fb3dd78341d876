import type { ConversationId } from "@jieru/shared/domain/ids";
import type { MessagesPage } from "@jieru/shared/protocol/http";
import { queryOptions } from "@tanstack/react-query";
import { request } from "../http/http.ts";
import { type Outcome, valueOrThrow } from "../http/outcome.ts";
import { type MessagesAsked, paths } from "../http/paths.ts";
import { queryClient } from "../http/query-client.ts";
import { keys } from "../keys.ts";
import { appendNewer, applyMessage, heldMessages, prependOlder } from "../store/apply-message.ts";
import { recentMessageEvents } from "../store/recent-events.ts";

/** Pages loaded by scrolling are larger than the first one. */
const pageLimit = 100;

const load = (
  id: ConversationId,
  asked: MessagesAsked,
  signal?: AbortSignal,
): Promise<Outcome<MessagesPage>> => request("GET", paths.messages(id, asked), { signal });

/** Applies to the page what the feed brought while it was being loaded, from the seq it was read at. */
const joined = (id: ConversationId, page: MessagesPage): MessagesPage =>
  recentMessageEvents(id, page.seq).reduce(applyMessage, page);

/** A conversation's messages, newest page first, kept up to date by the feed. */
export const messagesQuery = (conversationId: ConversationId) =>
  queryOptions({
    queryKey: keys.messages(conversationId),
    queryFn: async ({ signal }): Promise<MessagesPage> => {
      for (;;) {
        const before = places.loaded;
        const page = await readAgain(conversationId, held(conversationId), signal);
        // [RD5] Another place was loaded meanwhile: that is the one to read.
        if (before === places.loaded) return joined(conversationId, page);
      }
    },
    structuralSharing: false,
  });

/** [RD4] Loads the newest page, and on a reload everything that was held, so that an agent who reads further up is not moved. */
async function readAgain(
  id: ConversationId,
  before: MessagesPage | undefined,
  signal: AbortSignal,
): Promise<MessagesPage> {
  const read = async (asked: MessagesAsked) => valueOrThrow(await load(id, asked, signal));
  const first = before?.messages[0]?.seq;
  const last = before?.messages.at(-1)?.seq;
  if (before?.newer && first !== undefined && last !== undefined) {
    let page = await read({ after: first - 1, limit: pageLimit });
    while (page.newer && (page.messages.at(-1)?.seq ?? last) < last)
      page = appendNewer(page, await read({ after: page.messages.at(-1)?.seq ?? last, limit: pageLimit }));
    return { ...page, more: before.more };
  }
  const newest = await read({});
  if (first === undefined) return newest;
  let page = newest;
  const oldest = () => page.messages[0]?.seq ?? first;
  while (page.more && oldest() > first && page.messages.length < heldMessages)
    page = prependOlder(page, await read({ before: oldest(), limit: pageLimit }));
  // [RD24] The page now reaches further back than the held one.
  return page === newest || before?.withheld ? page : from(first, page);
}

/** No more than was held: or each reading would hold, and ask for, more than the one before. */
function from(first: number, page: MessagesPage): MessagesPage {
  const messages = page.messages.filter((m) => m.seq >= first);
  return { ...page, messages, more: page.more || messages.length < page.messages.length };
}

const held = (id: ConversationId): MessagesPage | undefined =>
  queryClient.getQueryData(messagesQuery(id).queryKey);

const put = (id: ConversationId, next: (held: MessagesPage) => MessagesPage): void => {
  queryClient.setQueryData(messagesQuery(id).queryKey, (page) => page && next(page));
};

/** Puts the page before the oldest message we hold in front of it. */
export async function loadOlderMessages(id: ConversationId): Promise<Outcome<MessagesPage>> {
  const first = held(id)?.messages[0];
  const outcome = await load(id, { ...(first && { before: first.seq }), limit: pageLimit });
  // [RD5] If another place was loaded meanwhile, the older page would leave a hole.
  const isStill = (page: MessagesPage) => page.messages[0]?.seq === first?.seq;
  if (outcome.ok) put(id, (page) => (isStill(page) ? joined(id, prependOlder(page, outcome.value)) : page));
  return outcome;
}

/** [RD5] Puts the page after the newest message we hold behind it, when the end is not loaded. */
export async function loadNewerMessages(id: ConversationId): Promise<Outcome<MessagesPage>> {
  const last = held(id)?.messages.at(-1);
  const outcome = await load(id, { after: last?.seq ?? 0, limit: pageLimit });
  const isStill = (page: MessagesPage) => page.messages.at(-1)?.seq === last?.seq;
  if (outcome.ok) put(id, (page) => (isStill(page) ? joined(id, appendNewer(page, outcome.value)) : page));
  return outcome;
}

/** How often another place was asked for, and loaded. */
const places = { asked: 0, loaded: 0 };

/**
 * [RD5] Replaces what is held by the messages around `around` (a seq), or by the newest page if it is null. Returns null if
 * another place was requested meanwhile, which wins.
 */
export async function loadMessagesAt(
  id: ConversationId,
  around: number | null,
): Promise<Outcome<MessagesPage> | null> {
  const place = ++places.asked;
  const outcome = await load(id, around === null ? {} : { around, limit: pageLimit });
  if (place !== places.asked) return null;
  if (!outcome.ok) return outcome;
  places.loaded++;
  put(id, () => joined(id, outcome.value));
  return outcome;
}
