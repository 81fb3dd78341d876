/**
 * How large a boxed field is: `dialog` below its label, `row` beside its label, `small` within a menu, list or panel,
 * `search` above the list that it fills, `inline` in the place of the heading that it changes.
 */
export type FieldSize = "dialog" | "row" | "small" | "search" | "inline";

/** A bare field has no box: what stands around it draws one (InputGroup), or it fills a line of its own. */
export type FieldVariant = "boxed" | "bare";

const text = "text-ink-1 max-narrow:text-16";
/** Without a width: the one of a dialog fills its line, others are as wide as what they hold. */
const box =
  "rounded-control bg-surface-2 inset-ring inset-ring-border-control disabled:bg-surface-0 disabled:text-ink-3 aria-invalid:inset-ring-danger-solid";
const bare = "min-w-0 bg-transparent not-forced-colors:outline-none!";

/** Fields of one line: 44 px on narrow screens, with 16 px letters, below which iOS would zoom in. */
const lines: Record<FieldSize, string> = {
  dialog: "h-8 w-full min-w-0 px-2.5 text-14 max-narrow:h-11",
  row: "h-[30px] px-2 text-13 max-narrow:h-11",
  small: "h-7 px-2 text-13 max-narrow:h-11",
  search: "h-9 min-w-0 px-3 text-14 max-narrow:h-11",
  inline: "block h-[26px] w-full px-1.5 text-15 max-narrow:h-9",
};

/** Fields of several lines, as high as their `rows`. */
const paragraph = "w-full min-w-0 resize-y px-2.5 py-2 text-14 max-narrow:min-h-20";

export const lineStyle = (variant: FieldVariant, size: FieldSize): string =>
  variant === "bare" ? `${text} ${bare}` : `${text} ${box} ${lines[size]}`;

export const paragraphStyle = (variant: FieldVariant): string =>
  variant === "bare" ? `${text} ${bare} block resize-none` : `${text} ${box} ${paragraph}`;

/** The box around a bare field and what stands beside it; it has the ring of the focus for both. */
export const groupStyle = (size: FieldSize): string => `${box} ${lines[size]}`;
