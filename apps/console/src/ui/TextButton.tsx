import type { ButtonHTMLAttributes } from "react";
import { cx } from "./cx.ts";

/** A word that can be pressed, in the accent; its hit area is larger than its letters. */
export const TextButton = ({ className, ...rest }: ButtonHTMLAttributes<HTMLButtonElement>) => (
  <button
    type="button"
    {...rest}
    className={cx(
      "hit flex-none whitespace-nowrap text-accent underline-offset-3 hover:underline",
      className,
    )}
  />
);
