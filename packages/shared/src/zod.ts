/** zod. In a page it compiles no code at run time: the console's pages forbid `eval` (N30). */
import { z } from "zod";

if ("document" in globalThis) z.config({ jitless: true });

export { z };
