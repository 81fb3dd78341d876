// Jazzer.js loads no TypeScript by its name.
export { fuzz } from "./coverage.ts";
