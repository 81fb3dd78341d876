import type { MessageId } from "@jieru/shared/domain/ids";
import { type Ref, useImperativeHandle, useRef } from "react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { EmptyState } from "../../../ui/notices/EmptyState.tsx";
import { useConversation } from "../conversation-context.ts";
import { JumpButton } from "../scroll/JumpButton.tsx";
import { PagingState } from "../scroll/PagingState.tsx";
import { timelineId } from "../scroll/page-up.ts";
import { useTimelineScroll } from "../scroll/use-timeline-scroll.ts";
import { StickyDay } from "../tiles/Separators.tsx";
import { TimelineRowView } from "./TimelineRowView.tsx";
import type { LoadedMessages } from "./use-messages.ts";

export interface TimelineHandle {
  goTo: (id: MessageId) => void;
}

interface TimelineProps {
  messages: LoadedMessages;
  ref: Ref<TimelineHandle>;
}

/** Renders the messages in view. Visible rows do not move when pages load above or tiles change their height. */
export function Timeline({ messages, ref }: TimelineProps) {
  const { t } = useTranslation("conversation");
  const { customerName } = useConversation();
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, loaded, failed, reload } = messages;
  const { virtualizer, older, newer, newBelow, atEnd, topRow, markedKey, goTo, toEnd } = useTimelineScroll(
    scroller,
    messages,
  );
  useImperativeHandle(ref, () => ({ goTo }), [goTo]);
  return (
    <div className="relative min-h-0 flex-1">
      {!atEnd && topRow && <StickyDay at={topRow.at} />}
      {/* An unsent reply can be shown before the messages are loaded. */}
      <PagingState
        paging={loaded ? older : { state: failed ? "failed" : "loading", load: reload }}
        edge="older"
      />
      <div
        ref={scroller}
        id={timelineId}
        data-testid="timeline"
        role="log"
        aria-live="off"
        aria-label={t("timeline", { name: customerName })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling log must be reachable by keyboard (WCAG 2.1.1).
        tabIndex={0}
        // The virtualizer holds the scroll position; browser anchoring would correct it twice.
        className="thin-scroll flex h-full flex-col contain-strict overflow-x-hidden overflow-y-auto px-5 ring-within [overflow-anchor:none] max-narrow:px-3.5"
      >
        {loaded && rows.length === 0 && (
          <EmptyState title={t("scroll.empty")} hint={t("scroll.empty_hint")} />
        )}
        <div className="relative mt-auto w-full flex-none" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows[item.index];
            return (
              row && (
                <div
                  key={item.key}
                  ref={virtualizer.measureElement}
                  data-index={item.index}
                  data-marked={row.key === markedKey || undefined}
                  className="absolute inset-x-0 top-0 rounded-tile contain-layout contain-style data-marked:bg-accent-soft"
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <TimelineRowView row={row} />
                </div>
              )
            );
          })}
        </div>
      </div>
      <PagingState paging={newer} edge="newer" />
      {!atEnd && <JumpButton count={newBelow} onPress={toEnd} />}
    </div>
  );
}
