import type { MessageId } from "@jieru/shared/domain/ids";
import { cx } from "@jieru/ui/cx.ts";
import { useRef } from "react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { timelineId } from "../scroll/page-up.ts";
import { MessageText } from "./MessageText.tsx";
import { fold, unfold, useUnfolded } from "./unfolded.ts";

/** [RD16] Shows the beginning of a long text, and all of it on request. Screen readers get the whole text. */
export function LongText({ id, text }: { id: MessageId; text: string }) {
  const { t } = useTranslation("reading");
  const body = useRef<HTMLDivElement>(null);
  const whole = useUnfolded(id);
  const change = (next: () => void) => {
    const topBefore = body.current?.getBoundingClientRect().top;
    next();
    if (topBefore !== undefined) keepTop(body.current, topBefore);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Tab can reach a folded link, which unfolds the text. */}
      <div
        ref={body}
        data-folded={!whole || undefined}
        onFocus={() => unfold(id)}
        className={cx(!whole && "max-h-66 overflow-hidden mask-b-from-80%")}
      >
        <MessageText text={text} />
      </div>
      <button
        type="button"
        data-testid="unfold"
        aria-expanded={whole}
        onClick={() => change(() => (whole ? fold(id) : unfold(id)))}
        className="block h-7 text-13 text-accent hover:underline"
      >
        {whole ? t("long.less") : t("long.more", { count: text.length })}
      </button>
    </>
  );
}

/** Keeps the top in place: at the end of the timeline the growth would otherwise scroll. */
function keepTop(body: HTMLElement | null, topBefore: number): void {
  // The first frame measures, the second draws.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const timeline = document.getElementById(timelineId);
      if (!body || !timeline) return;
      const { top } = timeline.getBoundingClientRect();
      const wanted = Math.max(topBefore, top + 8);
      timeline.scrollBy({ top: body.getBoundingClientRect().top - wanted });
    }),
  );
}
