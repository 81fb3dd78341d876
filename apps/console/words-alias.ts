import path from "node:path";

/** `useTranslation` is our own (docs/decisions/0024), under the name everybody knows it by. */
export const words = { "react-i18next": path.join(import.meta.dirname, "src/i18n/use-translation.ts") };
