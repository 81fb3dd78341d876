import { createContext, useContext } from "react";

export interface FieldLinks {
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
}

export const FieldContext = createContext<FieldLinks | null>(null);

interface ControlProps {
  id?: string | undefined;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: boolean | "true" | "false" | "grammar" | "spelling" | undefined;
}

/** Returns the props that link a control to its `Field`. Its own props are kept. */
export function useFieldLinks(own: ControlProps): ControlProps {
  const field = useContext(FieldContext);
  const described = [own["aria-describedby"], field?.describedBy].filter(Boolean).join(" ");
  return {
    id: own.id ?? field?.id,
    "aria-describedby": described || undefined,
    "aria-invalid": own["aria-invalid"] || field?.invalid || undefined,
  };
}
