/** zod. In a page it compiles no code at run time: the console's pages forbid `eval` (N30). */
import { config, z } from "zod";

config({ jitless: "document" in globalThis });

export { z };
