import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import tailwindcss from "@tailwindcss/vite";
import { tanstackRouter } from "@tanstack/router-plugin/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { words } from "./words-alias.ts";

/** Where `vite dev` finds the realtime server. */
const server = process.env.JIERU_SERVER ?? "http://127.0.0.1:8080";
const socket = { target: server, ws: true };

/**
 * Few chunks, by when they change and who needs them: libraries stay cached across releases; the door loads `common`
 * alone; the desk comes with the console, an open conversation right after it. English and traditional Chinese are chunks of their own, fetched when chosen.
 */
const chunks = [
  { name: "react", priority: 5, test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
  {
    name: "vendor",
    priority: 4,
    test: /node_modules[\\/](@tanstack[\\/](?!.*virtual))/,
  },
  { name: "english", priority: 3, test: /src[\\/]i18n[\\/](english|messages[\\/]en[\\/])/ },
  { name: "traditional", priority: 3, test: /src[\\/]i18n[\\/](traditional|messages[\\/]zh-TW[\\/])/ },
  {
    name: "common",
    priority: 2,
    test: /console[\\/]src[\\/](ui|i18n[\\/](?!messages[\\/]zh-CN[\\/](commands|connect|conversation|customer|quick-replies|reading|settings|supervise))|api[\\/](me|http|outcome|paths|query-client|snapshot|invitations)|inbox[/](RowBars|ConsoleBars))|shared[\\/]src|lucide-react/,
  },
  {
    name: "desk",
    priority: 1,
    test: /console[\\/]src[\\/]((api|commands|sync|inbox)[\\/]|supervise[\\/]use-board|conversation[\\/](drafts|failure-sentence|focus-composer|focus-message))/,
  },
  {
    name: "conversation",
    priority: 0,
    test: /console[\\/]src[\\/](conversation|customer)[\\/](?!Transfer|transfer-|Lightbox|LinkDialog|BlockDialog|TagField|suggest-tags)/,
  },
];

/** Compressed once, as well as can be, instead of at every request; the server sends these files as they are. */
const precompress: Plugin = {
  name: "precompress",
  apply: "build",
  writeBundle({ dir = "dist" }) {
    for (const name of readdirSync(dir, { recursive: true }) as string[]) {
      if (!/\.(js|css|html|svg)$/.test(name)) continue;
      const bytes = readFileSync(path.join(dir, name));
      writeFileSync(path.join(dir, `${name}.br`), brotliCompressSync(bytes));
      writeFileSync(path.join(dir, `${name}.gz`), gzipSync(bytes, { level: 9 }));
    }
  },
};

export default defineConfig({
  plugins: [
    precompress,
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
  resolve: { alias: { ...words, zod: path.join(import.meta.dirname, "src/no-schemas.ts") } },
  build: {
    target: "es2023",
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: chunks } } },
  },
  server: {
    proxy: { "/api": server, "/auth": server, "/socket.io": socket },
  },
});
