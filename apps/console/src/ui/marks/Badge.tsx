export const Badge = ({ count, label }: { count: number; label: string }) => (
  <span className="inline-grid h-[18px] min-w-[18px] flex-none place-items-center rounded-full bg-accent-solid px-[5px] text-11 font-semibold text-accent-on">
    <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
    <span className="sr-only">{label}</span>
  </span>
);
