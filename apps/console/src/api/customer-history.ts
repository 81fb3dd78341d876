/** What was before in a conversation, page by page; asked again when the feed tells of something that moves it. */
import type { ConversationId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { AllowanceHistory } from "@jieru/shared/protocol/customer-history";
import { infiniteQueryOptions } from "@tanstack/react-query";
import { readOrThrow } from "./http.ts";
import { paths } from "./paths.ts";

interface SessionsPage {
  sessions: Session[];
  more: boolean;
}

/** [AT9] */
export const allowanceHistoryQuery = (id: ConversationId) =>
  infiniteQueryOptions({
    queryKey: ["conversation", id, "allowance"],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam, signal }) =>
      readOrThrow<AllowanceHistory>(paths.allowanceHistory(id, pageParam), signal),
    getNextPageParam: ({ steps, more }) => (more ? (steps.at(-1)?.seq ?? null) : null),
    select: ({ pages }) => pages.flatMap(({ steps }) => steps),
    staleTime: 0,
  });

/** [AT10] */
export const sessionsOfQuery = (id: ConversationId) =>
  infiniteQueryOptions({
    queryKey: ["conversation", id, "sessions"],
    initialPageParam: null as Session | null,
    queryFn: ({ pageParam, signal }) => readOrThrow<SessionsPage>(paths.sessionsOf(id, pageParam), signal),
    getNextPageParam: ({ sessions, more }) => (more ? (sessions.at(-1) ?? null) : null),
    select: ({ pages }) => pages.flatMap(({ sessions }) => sessions),
    staleTime: 0,
  });
