import type { ReactNode } from "react";

interface PageHeaderProps {
  title: string;
  back?: ReactNode;
  about?: string;
  inset?: "pane" | "settings";
  children?: ReactNode;
}

const insets = {
  pane: "h-[54px] gap-3 px-5 max-narrow:h-14 max-narrow:gap-2 max-narrow:px-2",
  settings: "min-h-[54px] gap-2 px-8 max-narrow:px-2",
};

const titles = { pane: "flex-none", settings: "min-w-0 flex-1" };

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
