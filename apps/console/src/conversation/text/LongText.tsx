import type { MessageId } from "@jieru/shared/domain/ids";
import { useRef } from "react";
import { useTranslation } from "../../i18n/use-translation.ts";
import { cx } from "../../ui/cx.ts";
import { timelineId } from "../page-up.ts";
import { Said } from "./Said.tsx";
import { fold, unfold, useUnfolded } from "./unfolded.ts";

/** [RD16] The beginning of a long text, and all of it where somebody wants it. For a screen reader all of it is always there. */
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
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a link in it that was folded away was reached by Tab. */}
      <div
        ref={body}
        data-folded={!whole || undefined}
        onFocus={() => unfold(id)}
        className={cx(!whole && "max-h-66 overflow-hidden mask-b-from-80%")}
      >
        <Said text={text} />
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

/** Normally a reader at the end stays at the end when something grows; here they continue from where they were instead. */
function keepTop(body: HTMLElement | null, topBefore: number): void {
  // The first frame measures, the second shows.
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
