import type { MessageId } from "@jieru/shared/domain/ids";
import { type Ref, useImperativeHandle, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { PendingReply } from "../sync/send-queue.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { useConversation } from "./conversation-context.ts";
import { JumpButton } from "./JumpButton.tsx";
import { OlderState } from "./OlderState.tsx";
import { timelineId } from "./page-up.ts";
import { TimelineRowView } from "./TimelineRowView.tsx";
import type { TimelineRow } from "./timeline-items.ts";
import { useTimelineScroll } from "./use-timeline-scroll.ts";

export interface TimelineHandle {
  goTo: (id: MessageId) => void;
}

interface TimelineProps {
  rows: TimelineRow<PendingReply>[];
  /** Whether older messages can be asked for. */
  more: boolean;
  loaded: boolean;
  ref: Ref<TimelineHandle>;
}

/**
 * What was said, oldest above. Only the rows in view exist; the place looked at holds still when older pages come in
 * above and when tiles change their height, and the end stays in view for who is at the end.
 */
export function Timeline({ rows, more, loaded, ref }: TimelineProps) {
  const { t } = useTranslation("conversation");
  const { customerName } = useConversation();
  const scroller = useRef<HTMLDivElement>(null);
  const { virtualizer, older, newBelow, atEnd, goTo } = useTimelineScroll(scroller, rows, more);
  useImperativeHandle(ref, () => ({ goTo }), [goTo]);
  return (
    <div className="relative min-h-0 flex-1">
      <OlderState older={older} />
      <div
        ref={scroller}
        id={timelineId}
        data-testid="timeline"
        role="log"
        aria-live="off"
        aria-label={t("timeline", { name: customerName })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a log that scrolls must be reachable by keyboard (WCAG 2.1.1).
        tabIndex={0}
        className="thin-scroll flex h-full flex-col overflow-x-hidden overflow-y-auto px-5 -outline-offset-2 max-narrow:px-3.5"
      >
        {loaded && rows.length === 0 && <EmptyState title={t("scroll.empty")} />}
        <div className="relative mt-auto w-full flex-none" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows[item.index];
            return (
              row && (
                <div
                  key={item.key}
                  ref={virtualizer.measureElement}
                  data-index={item.index}
                  className="absolute inset-x-0 top-0"
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <TimelineRowView row={row} />
                </div>
              )
            );
          })}
        </div>
      </div>
      {!atEnd && <JumpButton count={newBelow} onPress={() => virtualizer.scrollToEnd()} />}
    </div>
  );
}
