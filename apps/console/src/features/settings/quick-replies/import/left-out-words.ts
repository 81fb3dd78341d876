import { i18n } from "../../../../i18n/i18n.ts";
import type { LeftOut } from "./plan-import.ts";

/** [QR12] Why a row of the file would be left out. */
export const leftOutWords = (leftOut: LeftOut): string =>
  i18n.withFacts(`quick-replies:import.why.${leftOut.why}`, leftOut);
