import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  test: {
    name: "dom",
    environment: "jsdom",
    include: ["test/**/*.test.{ts,tsx}"],
    setupFiles: ["test/set-up.ts"],
    // It calls itself a module and is none to Node; Vite takes the file a browser gets.
    server: { deps: { inline: ["@panzoom/panzoom"] } },
  },
});
