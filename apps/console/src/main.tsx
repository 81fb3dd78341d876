import "./styles/theme.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { createRouter, RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createErrorReporter } from "./app/error-reports.ts";
import { routeTree } from "./app/routeTree.gen.ts";
import { FailedPage } from "./app/shell/FailedPage.tsx";
import { PendingPage } from "./app/shell/PendingPage.tsx";
import { queryClient } from "./data/http/query-client.ts";
import { startLanguage } from "./i18n/i18n.ts";
import { refuseFiles } from "./lib/browser/refuse-files.ts";
import { startTheme } from "./lib/browser/theme.ts";
import { registerWorker } from "./lib/install.ts";
import { keepPageOnChunkError } from "./lib/new-release.ts";
import { ErrorBoundary } from "./ui/errors/ErrorBoundary.tsx";
import { Toasts } from "./ui/overlays/Toasts.tsx";
import { TooltipLayer } from "./ui/overlays/Tooltip.tsx";

const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: false,
  defaultPendingMs: 150,
  defaultPendingMinMs: 0,
  defaultPendingComponent: PendingPage,
  defaultErrorComponent: FailedPage,
  scrollRestoration: false,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

const root = document.getElementById("root");
if (!root) throw new Error("the page has no place for the console");

const errorReporter = createErrorReporter({
  page: import.meta.url,
  route: () => router.state.matches.at(-1)?.routeId ?? "/",
});

errorReporter.listen();
registerWorker();
keepPageOnChunkError();
refuseFiles();
startTheme();
await startLanguage();
createRoot(root, {
  onCaughtError: errorReporter.onRenderError,
  onUncaughtError: errorReporter.onRenderError,
}).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
      <ErrorBoundary>
        <Toasts />
      </ErrorBoundary>
      <ErrorBoundary>
        <TooltipLayer />
      </ErrorBoundary>
    </QueryClientProvider>
  </StrictMode>,
);
