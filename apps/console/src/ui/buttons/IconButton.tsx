import type { ReactNode } from "react";
import { Kbd } from "../keys/Kbd.tsx";
import { Button, type ButtonProps } from "./Button.tsx";

interface IconButtonProps extends Omit<ButtonProps, "children" | "hint" | "icon" | "shape"> {
  /** The accessible name and the tooltip. */
  label: string;
  keys?: string;
  children: ReactNode;
}

export function IconButton({ label, keys, children, tone = "quiet", ...rest }: IconButtonProps) {
  const hint = keys ? (
    <span className="inline-flex items-center gap-2">
      {label} <Kbd>{keys}</Kbd>
    </span>
  ) : (
    label
  );
  return (
    <Button {...rest} tone={tone} shape="square" hint={hint} aria-label={label}>
      {children}
    </Button>
  );
}
