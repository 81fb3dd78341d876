import {
  fillQuickReply,
  type QuickReplyValues,
  repliesFor,
  textOfParts,
} from "@jieru/shared/domain/quick-reply";
import { useTranslation } from "../../../i18n/use-translation.ts";

interface QuickReplyPreviewProps {
  text: string;
  values: QuickReplyValues;
  /** How many replies may still be sent; null outside a conversation. */
  left: number | null;
}

/** [QR3] [QR4] Shows the text to be inserted, its open slots, and its cost. */
export function QuickReplyPreview({ text, values, left }: QuickReplyPreviewProps) {
  const { t } = useTranslation("quick-replies");
  const cost = costOf(text, values);
  return (
    <>
      <QuickReplyText text={text} values={values} />
      <p className="mt-1.5 flex-none text-12 text-ink-3" data-testid="quick-reply-cost">
        {t("preview.cost", { count: cost })}
        {left !== null && cost > left && (
          <span className="text-danger"> {t("preview.tooFew", { count: left })}</span>
        )}
      </p>
    </>
  );
}

export const costOf = (text: string, values: QuickReplyValues): number =>
  repliesFor(textOfParts(fillQuickReply(text, values)));

export function QuickReplyText({ text, values }: Pick<QuickReplyPreviewProps, "text" | "values">) {
  const parts = fillQuickReply(text, values);
  return (
    <p className="thin-scroll min-h-0 overflow-y-auto text-14 wrap-anywhere whitespace-pre-wrap">
      {parts.map((part, i) =>
        part.kind === "text" ? (
          part.text
        ) : (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text, in its order.
            key={i}
            data-kind={part.kind}
            className="rounded-chip bg-accent-soft px-1 text-accent data-[kind=slot]:outline-1 data-[kind=slot]:outline-dashed data-[kind=slot]:outline-accent"
          >
            {part.kind === "slot" ? part.name : part.text}
          </span>
        ),
      )}
    </p>
  );
}
