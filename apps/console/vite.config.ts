import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import tailwindcss from "@tailwindcss/vite";
import { tanstackRouter } from "@tanstack/router-plugin/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { chunks } from "./chunks.ts";
import { galleryPictures } from "./gallery/pictures.ts";
import { messagesPlugin } from "./messages-plugin.ts";

const server = process.env.JIERU_SERVER ?? "http://127.0.0.1:8080";
const socket = { target: server, ws: true };

/** Compresses assets at build time; the server sends these files as they are. */
const precompress: Plugin = {
  name: "precompress",
  apply: (_, { command, mode }) => command === "build" && mode === "production",
  writeBundle({ dir = "dist" }) {
    for (const name of readdirSync(dir, { recursive: true }) as string[]) {
      if (!/\.(js|css|html|svg)$/.test(name)) continue;
      const bytes = readFileSync(path.join(dir, name));
      writeFileSync(path.join(dir, `${name}.br`), brotliCompressSync(bytes));
      writeFileSync(path.join(dir, `${name}.gz`), gzipSync(bytes, { level: 9 }));
    }
  },
};

/** [EV21] Chromium before 119 drops a style with `var(--x, )` if `--x` has no initial value, and every ring with it. */
const plainRings: Plugin = {
  name: "plain-rings",
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle))
      if (file.type === "asset" && file.fileName.endsWith(".css"))
        file.source = String(file.source).replaceAll(/var\(--tw-ring-inset, ?\)/g, "");
  },
};

export default defineConfig({
  plugins: [
    plainRings,
    precompress,
    galleryPictures,
    messagesPlugin,
    tanstackRouter({
      target: "react",
      autoCodeSplitting: true,
      // [TR9] Pending and failed components must be loaded when they are needed.
      codeSplittingOptions: { defaultBehavior: [["component"], ["notFoundComponent"]] },
      quoteStyle: "double",
      semicolons: true,
      routesDirectory: "src/app/routes",
      generatedRouteTree: "src/app/routeTree.gen.ts",
    }),
    react(),
    tailwindcss(),
  ],
  build: {
    target: "es2023",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: { codeSplitting: { groups: chunks } },
    },
  },
  server: {
    proxy: { "/api": server, "/auth": server, "^/rate/": server, "/socket.io": socket },
  },
});
