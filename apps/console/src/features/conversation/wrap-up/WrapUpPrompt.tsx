import { blockOf } from "@jieru/shared/domain/session";
import { offeredTopics } from "@jieru/shared/domain/wrap-up";
import { useAccount } from "../../../data/queries/use-snapshot.ts";
import { serverNow } from "../../../lib/time/server-clock.ts";
import { ErrorBoundary } from "../../../ui/errors/ErrorBoundary.tsx";
import { onDemand } from "../../../ui/rendering/on-demand.tsx";
import { useConversation, useOpenSession } from "../conversation-context.ts";

const EndedWrapUp = onDemand(async () => (await import("./EndedWrapUp.tsx")).EndedWrapUp);

/** [WU2] Shows the topic of an ended session or the question for it, if the agent may answer. */
export function WrapUpPrompt() {
  const { accountId, viewer } = useConversation();
  const session = useOpenSession();
  const hasTopics = offeredTopics(useAccount(accountId).topics).length > 0;
  const may = (action: "read" | "wrapUp") => blockOf(action, session, viewer, serverNow()) === null;
  if (session.state !== "ended" || !hasTopics || !may("read") || !may("wrapUp")) return null;
  return (
    <ErrorBoundary>
      <EndedWrapUp />
    </ErrorBoundary>
  );
}
