export const ShopMark = () => (
  <span
    aria-hidden="true"
    className="grid size-7 flex-none place-items-center rounded-[50%] bg-ink-1 text-surface-2"
  >
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      className="w-[18px] fill-none stroke-current stroke-[1.8]"
      strokeLinecap="round"
    >
      <path d="M5 9h14c0 5-2.600 8.500-7 8.500S5 14 5 9Z" />
      <path d="M8 20h8" />
    </svg>
  </span>
);
