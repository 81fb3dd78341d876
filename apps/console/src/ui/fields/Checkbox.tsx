import { Choice, type ChoiceProps } from "./Choice.tsx";

/** Yes or no, and saved with its form. What takes effect at once is a Switch. */
export const Checkbox = (props: ChoiceProps) => (
  <Choice type="checkbox" {...props} className="py-1 max-narrow:min-h-11 max-narrow:py-3" />
);
