import { Choice, type ChoiceProps } from "./Choice.tsx";

/** Yes or no, saved with its form. Use a Switch for immediate effect. */
export const Checkbox = (props: ChoiceProps) => (
  <Choice type="checkbox" {...props} className="py-1 max-narrow:min-h-11 max-narrow:py-3" />
);
