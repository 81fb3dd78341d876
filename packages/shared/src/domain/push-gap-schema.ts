import { z } from "zod";
import { instant } from "./ids.ts";

export const pushGap = z.object({ from: instant, to: instant });
