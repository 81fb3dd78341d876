import type { ConversationId } from "@jieru/shared/domain/ids";
import type { MessagesPage } from "@jieru/shared/protocol/http";
import { queryOptions } from "@tanstack/react-query";
import { request } from "../http/http.ts";
import { type Outcome, valueOrThrow } from "../http/outcome.ts";
import { type MessagesParams, paths } from "../http/paths.ts";
import { queryClient } from "../http/query-client.ts";
import { keys } from "../keys.ts";
import { appendNewer, applyMessage, heldMessages, prependOlder } from "../store/apply-message.ts";
import { recentMessageEvents } from "../store/recent-events.ts";

const pageLimit = 100;

const load = (
  id: ConversationId,
  asked: MessagesParams,
  signal?: AbortSignal,
): Promise<Outcome<MessagesPage>> => request("GET", paths.messages(id, asked), { signal });

/** Applies events that arrived while the page was loading. */
const joined = (id: ConversationId, page: MessagesPage): MessagesPage =>
  recentMessageEvents(id, page.seq).reduce(applyMessage, page);

/** A conversation's messages, newest page first; the feed keeps them current. */
export const messagesQuery = (conversationId: ConversationId) =>
  queryOptions({
    queryKey: keys.messages(conversationId),
    queryFn: async ({ signal }): Promise<MessagesPage> => {
      for (;;) {
        const before = places.loaded;
        const page = await readAgain(conversationId, held(conversationId), signal);
        // [RD5] Another place was loaded meanwhile, so that place is read.
        if (before === places.loaded) return joined(conversationId, page);
      }
    },
    structuralSharing: false,
  });

/** [RD4] Loads the newest page and, on a reload, everything held, so that the scroll position stays. */
async function readAgain(
  id: ConversationId,
  before: MessagesPage | undefined,
  signal: AbortSignal,
): Promise<MessagesPage> {
  const read = async (params: MessagesParams) => valueOrThrow(await load(id, params, signal));
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
  // [RD24] The page now reaches further back than before.
  return page === newest || before?.withheld ? page : from(first, page);
}

/** Otherwise each reload would hold more than the one before. */
function from(first: number, page: MessagesPage): MessagesPage {
  const messages = page.messages.filter((m) => m.seq >= first);
  return { ...page, messages, more: page.more || messages.length < page.messages.length };
}

const held = (id: ConversationId): MessagesPage | undefined =>
  queryClient.getQueryData(messagesQuery(id).queryKey);

const put = (id: ConversationId, next: (held: MessagesPage) => MessagesPage): void => {
  queryClient.setQueryData(messagesQuery(id).queryKey, (page) => page && next(page));
};

export async function loadOlderMessages(id: ConversationId): Promise<Outcome<MessagesPage>> {
  const first = held(id)?.messages[0];
  const outcome = await load(id, { ...(first && { before: first.seq }), limit: pageLimit });
  // [RD5] After a jump to another place the older page would leave a hole.
  const isStill = (page: MessagesPage) => page.messages[0]?.seq === first?.seq;
  if (outcome.ok) put(id, (page) => (isStill(page) ? joined(id, prependOlder(page, outcome.value)) : page));
  return outcome;
}

export async function loadNewerMessages(id: ConversationId): Promise<Outcome<MessagesPage>> {
  const last = held(id)?.messages.at(-1);
  const outcome = await load(id, { after: last?.seq ?? 0, limit: pageLimit });
  const isStill = (page: MessagesPage) => page.messages.at(-1)?.seq === last?.seq;
  if (outcome.ok) put(id, (page) => (isStill(page) ? joined(id, appendNewer(page, outcome.value)) : page));
  return outcome;
}

const places = { requested: 0, loaded: 0 };

/** [RD5] Jumps to the messages around a seq, or the newest page for null. Returns null if a later jump was requested. */
export async function loadMessagesAt(
  id: ConversationId,
  around: number | null,
): Promise<Outcome<MessagesPage> | null> {
  const place = ++places.requested;
  const outcome = await load(id, around === null ? {} : { around, limit: pageLimit });
  if (place !== places.requested) return null;
  if (!outcome.ok) return outcome;
  places.loaded++;
  put(id, () => joined(id, outcome.value));
  return outcome;
}
