import { useQuery } from "@tanstack/react-query";
import { readersQuery } from "../../../data/queries/readers.ts";
import { useIsNarrow } from "../../../lib/browser/use-media.ts";
import { useOnceIdle } from "../../../lib/rendering/use-once-idle.ts";
import { useConversation } from "../conversation-context.ts";
import { Readers } from "./Readers.tsx";

/** [AG9] Who has read this conversation of mine and when, shown while nobody else is looking at it. */
export function PastLookers({ lookers }: { lookers: number }) {
  const { session, nameOf } = useConversation();
  const narrow = useIsNarrow();
  const { data: readers = [] } = useQuery({
    ...readersQuery(session.conversationId, lookers),
    enabled: useOnceIdle(),
  });
  if (lookers > 0) return null;
  return (
    <Readers readers={readers} nameOf={nameOf} named={narrow} className={narrow ? "" : "mr-1 flex-none"} />
  );
}
