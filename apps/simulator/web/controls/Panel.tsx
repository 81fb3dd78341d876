import type { ReactNode } from "react";

export const Panel = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="border-border-1 border-b px-4 py-3.5">
    <h2 className="mb-1.5 text-12 font-semibold text-ink-2">{title}</h2>
    {children}
  </section>
);
