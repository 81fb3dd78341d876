/** The look of a field in a dialog, with its label above. */
export const dialogFieldLook =
  "h-8 w-full rounded-control bg-surface-2 px-2.5 text-14 text-ink-1 inset-ring inset-ring-border-control placeholder:text-ink-3 max-narrow:h-11 max-narrow:text-16";

/** The look of a field in a settings row, next to its label. */
export const rowFieldLook =
  "h-[30px] rounded-control bg-surface-2 px-2 text-ink-1 inset-ring inset-ring-border-control disabled:bg-surface-0 disabled:text-ink-3 aria-invalid:inset-ring-danger-solid max-narrow:h-11 max-narrow:text-16";
