import "./gallery.css";
import { freezeClock } from "./frozen.ts";

freezeClock();
const { draw } = await import("./draw.tsx");
await draw();
