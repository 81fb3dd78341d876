import { createElement, type ReactNode, type SVGProps } from "react";

/** An icon as lucide-react keeps it; each part of its drawing has a key of its own. */
interface IconData {
  name: string;
  node: readonly (readonly [tag: string, attributes: Record<string, string>])[];
}

interface IconProps extends SVGProps<SVGSVGElement> {
  size: number;
  strokeWidth: number;
  absoluteStrokeWidth: boolean;
}

/**
 * Stands in for lucide's `createLucideIcon` in the console's build. Every icon here is given what `icon.ts` holds and at most
 * a class; lucide's own asks a provider and its other shapes of an icon first, at every drawing, and is four times as large.
 */
function drawIcon({ name, node }: IconData): (props: IconProps) => ReactNode {
  const drawing = node.map(([tag, attributes]) => createElement(tag, attributes));
  return ({ size, strokeWidth, absoluteStrokeWidth, className = "", ...others }) =>
    createElement(
      "svg",
      {
        xmlns: "http://www.w3.org/2000/svg",
        width: size,
        height: size,
        viewBox: "0 0 24 24",
        fill: "none",
        stroke: "currentColor",
        strokeWidth: absoluteStrokeWidth ? (strokeWidth * 24) / size : strokeWidth,
        strokeLinecap: "round",
        strokeLinejoin: "round",
        className: `lucide lucide-${name} ${className}`,
        ...others,
      },
      drawing,
    );
}

export { drawIcon as default };
