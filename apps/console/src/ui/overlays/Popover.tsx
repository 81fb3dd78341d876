import type { ReactElement, ReactNode } from "react";
import { PopoverBase } from "./PopoverBase.tsx";

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

export const Popover = ({ children, ...rest }: PopoverProps) => (
  <PopoverBase role="dialog" {...rest}>
    {() => children}
  </PopoverBase>
);
