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
    // One calls itself a module and is none to Node, so that Vite takes the file a browser gets; of the other a browser gets less.
    server: { deps: { inline: ["@panzoom/panzoom", "i18next"] } },
  },
});
