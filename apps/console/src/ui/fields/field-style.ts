/** `dialog` is below its label, `row` beside it, `small` in menus and lists, `search` above a list, `inline` in a heading. */
export type FieldSize = "dialog" | "row" | "small" | "search" | "inline";

/** `bare` has no box, as an InputGroup around it has one. */
export type FieldVariant = "boxed" | "bare";

const text = "text-ink-1 max-narrow:text-16";
/** Without width: a dialog's field fills its line, others fit their content. */
const box =
  "rounded-control bg-surface-2 inset-ring inset-ring-border-control disabled:bg-surface-0 disabled:text-ink-3 aria-invalid:inset-ring-danger-solid";
const bare = "min-w-0 bg-transparent not-forced-colors:outline-none!";

/** 44 px and 16 px letters on narrow screens; iOS zooms in below 16. */
const lines: Record<FieldSize, string> = {
  dialog: "h-8 w-full min-w-0 px-2.5 text-14 max-narrow:h-11",
  row: "h-[30px] px-2 text-13 max-narrow:h-11",
  small: "h-7 px-2 text-13 max-narrow:h-11",
  search: "h-9 min-w-0 px-3 text-14 max-narrow:h-11",
  inline: "block h-[26px] w-full px-1.5 text-15 max-narrow:h-9",
};

const paragraph = "w-full min-w-0 resize-y px-2.5 py-2 text-14 max-narrow:min-h-20";

export const lineStyle = (variant: FieldVariant, size: FieldSize): string =>
  variant === "bare" ? `${text} ${bare}` : `${text} ${box} ${lines[size]}`;

export const paragraphStyle = (variant: FieldVariant): string =>
  variant === "bare" ? `${text} ${bare} block resize-none` : `${text} ${box} ${paragraph}`;

/** The box around a bare field, with the focus ring. */
export const groupStyle = (size: FieldSize): string => `${box} ${lines[size]}`;
