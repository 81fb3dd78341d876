import { startTransition, useEffect, useState } from "react";
import { afterPaint } from "./after-paint.ts";

/** [DW6] [DW8] False in the first drawing, and true once that is on the screen: for content that is out of view at first. Keys pressed meanwhile come first. */
export function useBehindFirst(ready = true): boolean {
  const [behind, setBehind] = useState(false);
  useEffect(() => (ready ? afterPaint(() => startTransition(() => setBehind(true))) : undefined), [ready]);
  return behind;
}
