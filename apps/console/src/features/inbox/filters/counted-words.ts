import { readCounted } from "../../../data/queries/counted.ts";
import { i18n } from "../../../i18n/i18n.ts";

/** [RP12] "2026-11-28 开始，未回复": what the number counts that the list shows; nothing for what is no number. */
export function countedWords(text: string): string | undefined {
  const counted = readCounted(text);
  if (!counted) return undefined;
  const { by, figure, from, to } = counted;
  const days = from === to ? from : i18n.t("filters:counted_days", { from, to });
  return i18n.t("filters:counted", {
    by: i18n.t(`filters:counted_by.${by}`, { days }),
    figure: i18n.t(`filters:figure.${figure}`),
  });
}
