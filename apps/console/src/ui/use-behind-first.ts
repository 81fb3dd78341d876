import { startTransition, useEffect, useState } from "react";
import { afterPaint } from "./after-paint.ts";

/** [DW6] [DW8] False in the first drawing; true, with room for keys, once that is on the screen: for what stands out of view in it. */
export function useBehindFirst(ready = true): boolean {
  const [behind, setBehind] = useState(false);
  useEffect(() => (ready ? afterPaint(() => startTransition(() => setBehind(true))) : undefined), [ready]);
  return behind;
}
