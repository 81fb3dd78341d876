import { type Ref, useDeferredValue } from "react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { EmptyState } from "../../../ui/notices/EmptyState.tsx";
import { ConversationSkeleton } from "../ConversationSkeleton.tsx";
import { Timeline, type TimelineHandle } from "./Timeline.tsx";
import type { LoadedMessages } from "./use-messages.ts";

interface MessagesProps {
  messages: LoadedMessages;
  /** [AG7] False if the viewer may see nothing of the conversation. */
  readable: boolean;
  ref: Ref<TimelineHandle>;
}

export function Messages({ messages, readable, ref }: MessagesProps) {
  const { t } = useTranslation("conversation");
  const here = messages.loaded || messages.rows.length > 0;
  const drawn = useDeferredValue(here);
  if (!readable) return <div className="flex-1" />;
  if (drawn) return <Timeline ref={ref} messages={messages} />;
  if (here || !messages.failed) return <ConversationSkeleton />;
  return (
    <div className="min-h-0 flex-1">
      <EmptyState
        title={t("scroll.failed")}
        action={<Button onClick={messages.reload}>{t("scroll.retry")}</Button>}
      />
    </div>
  );
}
