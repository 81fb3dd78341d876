import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const simulator = process.env.JIERU_SIMULATOR ?? "http://127.0.0.1:8081";

export default defineConfig({
  root: "web",
  plugins: [react(), tailwindcss()],
  build: { target: "es2023", outDir: "../dist", emptyOutDir: true },
  server: { proxy: { "/simulator": simulator, "/connect": simulator } },
});
