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

/** Where `vite dev` finds the realtime server. */
const server = process.env.JIERU_SERVER ?? "http://127.0.0.1:8080";
const socket = { target: server, ws: true };

/** Compressed once, as well as can be, instead of at every request; the server sends these files as they are. */
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

/**
 * [EV21] Before 119, Chromium throws a whole line of style away for `var(--x, )` where `--x` was declared without a first value, and with it
 * every ring. Nothing here sets this one.
 */
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
      // [TR9] What says that a page is loading, or failed, is there when it does.
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
