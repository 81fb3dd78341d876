import type { ComponentProps } from "react";

type ButtonProps = ComponentProps<"button"> & { small?: boolean };

export function Button({ small = false, className = "", ...props }: ButtonProps) {
  const size = small ? "h-[26px] text-12 max-narrow:h-11" : "h-7 max-narrow:h-11";
  return (
    <button
      type="button"
      className={`${size} inline-flex items-center gap-1.5 whitespace-nowrap rounded-control bg-surface-2 px-2.5 inset-line hover:bg-surface-hover ${className}`}
      {...props}
    />
  );
}
