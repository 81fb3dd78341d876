import { cx } from "@jieru/ui/cx.ts";
import type { ComponentProps } from "react";

interface SliderProps extends Omit<ComponentProps<"input">, "type" | "size"> {
  /** `hidden` gives a chart its keys and its value for screen readers. */
  variant?: "track" | "hidden";
}

const variants = {
  track: "accent-(--accent-solid) max-narrow:h-11",
  hidden:
    "pointer-events-none appearance-none bg-transparent [&::-moz-range-thumb]:opacity-0 [&::-webkit-slider-thumb]:opacity-0",
};

export const Slider = ({ variant = "track", className, ...rest }: SliderProps) => (
  <input type="range" {...rest} className={cx(variants[variant], className)} />
);
