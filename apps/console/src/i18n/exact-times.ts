/** [TR5] Switches between short and exact times. The language event renders everything that shows a time. */
import { rerenderMessages } from "./i18n.ts";

let exact = false;

export const timesAreExact = (): boolean => exact;

export function toggleExactTimes(): void {
  exact = !exact;
  rerenderMessages();
}
