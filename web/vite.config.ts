/** The build writes to the folder that the server serves; in development the API is asked of a running server. */
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  build: { outDir: "../src/helloword/server/static", emptyOutDir: true, chunkSizeWarningLimit: 900 },
  server: { proxy: { "/api": process.env.HELLOWORD_SERVER ?? "http://127.0.0.1:8765" } },
});
