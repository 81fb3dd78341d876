import { Tooltip as Radix } from "radix-ui";
import type { ReactElement, ReactNode } from "react";

interface TooltipProps {
  /** Nothing to say, no tooltip. */
  content: ReactNode;
  side?: "top" | "bottom" | "left" | "right";
  children: ReactElement;
}

/** Around the whole page: one delay for all, and the next one shows at once while one is open. */
export const TooltipProvider = ({ children }: { children: ReactNode }) => (
  <Radix.Provider delayDuration={400} skipDelayDuration={200}>
    {children}
  </Radix.Provider>
);

/** A short word beside a control. Never the only place of a fact: the control carries it as name or description too. */
export function Tooltip({ content, side = "top", children }: TooltipProps) {
  if (!content) return children;
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="appear z-50 max-w-72 rounded-control bg-surface-3 px-2.5 py-1.5 text-12 text-ink-1 shadow-menu"
        >
          {content}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
