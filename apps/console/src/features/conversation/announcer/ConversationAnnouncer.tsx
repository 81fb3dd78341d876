import { useTranslation } from "../../../i18n/use-translation.ts";
import { useAnnouncement } from "./use-announcement.ts";

/** Announces new messages politely, failed replies at once, and the thresholds of the allowance to screen readers. */
export function ConversationAnnouncer() {
  useTranslation("conversation");
  const { polite, assertive } = useAnnouncement();
  return (
    <div className="sr-only">
      <div aria-live="polite" data-testid="announce-polite">
        {polite}
      </div>
      <div aria-live="assertive" data-testid="announce-assertive">
        {assertive}
      </div>
    </div>
  );
}
