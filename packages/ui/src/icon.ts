import type { LucideProps } from "lucide-react";

const shared = { strokeWidth: 1.5, absoluteStrokeWidth: true, "aria-hidden": true } satisfies LucideProps;

/** Props of lucide icons: 16 px by default, 14 beside 12 px text, 12 in chips and pickers, 20 for touch. */
export const icon16 = { ...shared, size: 16 };
export const icon14 = { ...shared, size: 14 };
export const icon12 = { ...shared, size: 12 };
export const icon20 = { ...shared, size: 20 };
