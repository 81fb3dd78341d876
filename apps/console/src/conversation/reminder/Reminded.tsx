import { useAction } from "../../state/actions.ts";
import { onDemand } from "../../ui/drawing/on-demand.tsx";
import { ErrorBoundary } from "../../ui/errors/ErrorBoundary.tsx";
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
