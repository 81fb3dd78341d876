export const pageFrame =
  "col-span-3 col-start-2 row-span-2 row-start-1 min-h-0 min-w-0 max-narrow:col-span-1 max-narrow:col-start-1";

export const inboxPageFrame =
  "col-span-2 col-start-3 row-span-2 row-start-1 min-h-0 max-narrow:col-span-1 max-narrow:col-start-1";
