import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { messagesPlugin } from "./messages-plugin.ts";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [messagesPlugin, react()],
  test: {
    name: "dom",
    environment: "jsdom",
    include: ["test/**/*.test.{ts,tsx}"],
    setupFiles: ["test/set-up.ts"],
    // One is a module only to bundlers; the other has a smaller build for browsers.
    server: { deps: { inline: ["@panzoom/panzoom", "i18next"] } },
  },
});
