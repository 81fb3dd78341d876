import { cx } from "@jieru/ui/cx.ts";
import type { ReactNode } from "react";
import { Kbd } from "../keys/Kbd.tsx";
import { Button, type ButtonProps } from "./Button.tsx";

interface IconButtonProps extends Omit<ButtonProps, "children" | "hint" | "icon"> {
  /** Its accessible name, and what its tooltip says. */
  label: string;
  /** The key that does the same. */
  keys?: string;
  children: ReactNode;
}

/** A square button with an icon; 28 px, and 44 where fingers press it. */
export function IconButton({ label, keys, children, className, tone = "quiet", ...rest }: IconButtonProps) {
  const hint = keys ? (
    <span className="inline-flex items-center gap-2">
      {label} <Kbd>{keys}</Kbd>
    </span>
  ) : (
    label
  );
  return (
    <Button
      {...rest}
      tone={tone}
      hint={hint}
      aria-label={label}
      className={cx("w-7 !px-0 max-narrow:size-11 max-narrow:rounded-tile", className)}
    >
      {children}
    </Button>
  );
}
