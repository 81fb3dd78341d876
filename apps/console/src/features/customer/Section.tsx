import type { ReactNode } from "react";

export const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="border-b border-border-1 px-4 py-3.5 last:border-0">
    <h2 className="mb-2 text-12 font-semibold text-ink-2">{title}</h2>
    {children}
  </section>
);

export const Facts = ({ children }: { children: ReactNode }) => (
  <dl className="grid grid-cols-[minmax(60px,max-content)_minmax(0,1fr)] gap-x-2 gap-y-[5px]">{children}</dl>
);

interface FactProps {
  name: ReactNode;
  testId?: string;
  children: ReactNode;
}

export const Fact = ({ name, testId, children }: FactProps) => (
  <>
    <dt className="max-w-[100px] text-12 leading-5 text-ink-3 wrap-anywhere">{name}</dt>
    <dd data-testid={testId} className="m-0 min-w-0 wrap-anywhere">
      {children}
    </dd>
  </>
);
