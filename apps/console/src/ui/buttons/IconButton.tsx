import type { ReactNode } from "react";
import { Kbd } from "../keys/Kbd.tsx";
import { Button, type ButtonProps } from "./Button.tsx";

interface IconButtonProps extends Omit<ButtonProps, "children" | "hint" | "icon" | "shape"> {
  /** Its accessible name, and what its tooltip says. */
  label: string;
  /** The key that does the same. */
  keys?: string;
  children: ReactNode;
}

/** A square button with an icon. */
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
