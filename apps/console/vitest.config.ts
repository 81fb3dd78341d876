import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { words } from "./words-alias.ts";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  resolve: { alias: words },
  test: {
    name: "dom",
    environment: "jsdom",
    include: ["test/**/*.test.{ts,tsx}"],
    setupFiles: ["test/set-up.ts"],
  },
});
