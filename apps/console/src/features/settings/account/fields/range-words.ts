import { i18n } from "../../../../i18n/i18n.ts";
import { split } from "./duration.ts";

/** "48 小时" */
export const durationInWords = (ms: number): string => {
  const { text, unit } = split(ms);
  return i18n.t(`settings-form:duration.${unit}`, { count: Number(text) });
};

/** "1 分到 2 天" */
export const durationRange = ({ min, max }: { min: number; max: number }): string =>
  i18n.t("settings-form:range", { min: durationInWords(min), max: durationInWords(max) });

export const numberRange = ({ min, max }: { min: number; max: number }): string =>
  i18n.t("settings-form:range", { min, max });
