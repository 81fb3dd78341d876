import { useAction } from "../../../data/optimistic/actions.ts";
import { ErrorBoundary } from "../../../ui/errors/ErrorBoundary.tsx";
import { onDemand } from "../../../ui/rendering/on-demand.tsx";
import { useOpenSession } from "../conversation-context.ts";

const ReminderBar = onDemand(async () => (await import("./ReminderBar.tsx")).ReminderBar);

/** [RM9] What is promised to the customer of the open conversation; nothing where nothing is. */
export function Reminded() {
  const { id, reminder } = useOpenSession();
  const failed = useAction(id)?.action === "remind";
  if (!reminder && !failed) return null;
  return (
    <ErrorBoundary>
      <ReminderBar />
    </ErrorBoundary>
  );
}
