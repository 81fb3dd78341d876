import type { LucideProps } from "lucide-react";

const drawn = { strokeWidth: 1.5, absoluteStrokeWidth: true, "aria-hidden": true } satisfies LucideProps;

/** How every lucide icon is drawn: `<Moon {...icon14} />`. 16 by default, 14 beside 12 px text, 20 in rail and touch. */
export const icon16 = { ...drawn, size: 16 };
export const icon14 = { ...drawn, size: 14 };
export const icon12 = { ...drawn, size: 12 };
export const icon20 = { ...drawn, size: 20 };
