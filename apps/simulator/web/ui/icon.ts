import type { LucideProps } from "lucide-react";

const drawn = { strokeWidth: 1.5, absoluteStrokeWidth: true, "aria-hidden": true } satisfies LucideProps;

/** How lucide icons are drawn: 12 in chips and pickers, 14 beside small text, 16 in the phone's bar, 20 beside its input. */
export const icon12 = { ...drawn, size: 12 };
export const icon14 = { ...drawn, size: 14 };
export const icon16 = { ...drawn, size: 16 };
export const icon20 = { ...drawn, size: 20 };
