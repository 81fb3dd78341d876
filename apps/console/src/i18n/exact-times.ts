/**
 * [TR5] Short times are for reading at a glance; one key makes all of them exact, and short again. Everything that shows a time
 * speaks a language, so what draws words anew when the language changes does it for this too.
 */
import { drawWordsAnew } from "./i18n.ts";

// Read by functions that format; a change renders by the event of the language.
let exact = false;

export const timesAreExact = (): boolean => exact;

export function toggleExactTimes(): void {
  exact = !exact;
  drawWordsAnew();
}
