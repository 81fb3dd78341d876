import { Choice, type ChoiceProps } from "./Choice.tsx";

export const Radio = (props: ChoiceProps) => (
  <Choice type="radio" {...props} className="rounded-control px-2 py-1.5 has-checked:bg-surface-selected" />
);
