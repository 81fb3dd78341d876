/** The look of `TagField`, and of `TagOnItsWay` that stands in for it. */
export const tagFieldLook =
  "h-7 w-full rounded-control bg-surface-2 px-2 inset-ring inset-ring-border-control placeholder:text-ink-3 max-narrow:h-11 max-narrow:text-16";
