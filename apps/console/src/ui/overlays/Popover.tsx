import type { ReactElement, ReactNode } from "react";
import { Float } from "./Float.tsx";

interface PopoverProps {
  trigger: ReactElement<Record<string, unknown>>;
  label: string;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  side?: "top" | "bottom";
  align?: "start" | "end";
  className?: string;
  children: ReactNode;
}

/** A floating box with contents of any kind, tied to its button: Esc closes it and focus goes back. */
export const Popover = ({ children, ...rest }: PopoverProps) => (
  <Float role="dialog" {...rest}>
    {() => children}
  </Float>
);
