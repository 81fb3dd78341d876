import path from "node:path";
import tailwindcss from "@tailwindcss/vite";
import { tanstackRouter } from "@tanstack/router-plugin/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Where `vite dev` finds the realtime server. */
const server = process.env.JIERU_SERVER ?? "http://127.0.0.1:8080";
const socket = { target: server, ws: true };

/** Libraries change seldom: in chunks of their own they stay cached across releases. */
const vendorGroups = [
  { name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
  { name: "vendor", test: /node_modules[\\/](@tanstack|i18next|react-i18next|use-sync-external-store)/ },
];

export default defineConfig({
  plugins: [
    tanstackRouter({
      target: "react",
      autoCodeSplitting: true,
      quoteStyle: "double",
      semicolons: true,
      routesDirectory: "src/routes",
      generatedRouteTree: "src/routeTree.gen.ts",
    }),
    react(),
    tailwindcss(),
  ],
  resolve: { alias: { zod: path.join(import.meta.dirname, "src/no-schemas.ts") } },
  build: {
    target: "es2023",
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: vendorGroups } } },
  },
  server: {
    proxy: { "/api": server, "/auth": server, "/socket.io": socket },
  },
});
