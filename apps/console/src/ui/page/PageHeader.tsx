import type { ReactNode } from "react";

interface PageHeaderProps {
  title: string;
  /** A link before the title that leads back. */
  back?: ReactNode;
  /** The name of what the page is about, beside the title. */
  about?: string;
  /** Its edges are those of what stands below it. */
  inset?: "pane" | "settings";
  /** Figures and actions at the end. */
  children?: ReactNode;
}

const insets = {
  pane: "h-[54px] gap-3 px-5 max-narrow:h-14 max-narrow:gap-2 max-narrow:px-2",
  settings: "min-h-[54px] gap-2 px-8 max-narrow:px-2",
};

/** On a page of the settings the title takes the room that the actions leave. */
const titles = { pane: "flex-none", settings: "min-w-0 flex-1" };

/** The head of a page: where it leads back to, its title, and what can be done on all of it. */
export const PageHeader = ({ title, back, about, inset = "pane", children }: PageHeaderProps) => (
  <header className={`flex flex-none items-center border-b border-border-1 ${insets[inset]}`}>
    {back}
    <h1 className={`text-15 font-semibold ${titles[inset]}`}>{title}</h1>
    {about !== undefined && (
      <span dir="auto" className="min-w-0 truncate text-left text-ink-2">
        {about}
      </span>
    )}
    {children}
  </header>
);
