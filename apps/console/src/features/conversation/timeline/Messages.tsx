import { type Ref, useDeferredValue } from "react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { EmptyState } from "../../../ui/notices/EmptyState.tsx";
import { ConversationBars } from "../ConversationBars.tsx";
import { Timeline, type TimelineHandle } from "./Timeline.tsx";
import type { LoadedMessages } from "./use-messages.ts";

interface MessagesProps {
  messages: LoadedMessages;
  /** [AG7] False if the conversation is somebody else's and the viewer may see nothing of it. */
  readable: boolean;
  ref: Ref<TimelineHandle>;
}

/** The timeline, or what is in its place while it is loading, could not be loaded or may not be read. */
export function Messages({ messages, readable, ref }: MessagesProps) {
  const { t } = useTranslation("conversation");
  const here = messages.loaded || messages.rows.length > 0;
  const drawn = useDeferredValue(here);
  if (!readable) return <div className="flex-1" />;
  if (drawn) return <Timeline ref={ref} messages={messages} />;
  if (here || !messages.failed) return <ConversationBars />;
  return (
    <div className="min-h-0 flex-1">
      <EmptyState
        title={t("scroll.failed")}
        action={<Button onClick={messages.reload}>{t("scroll.retry")}</Button>}
      />
    </div>
  );
}
