import path from "node:path";
import { ensureBrowser } from "./browser.ts";
import { packageProgram, repository, run } from "./command.ts";

ensureBrowser();
for (const app of ["apps/console", "apps/simulator"]) {
  const cwd = path.join(repository, app);
  if (!run(packageProgram("vite", cwd), ["build"], { cwd })) throw new Error(`${app} could not be built`);
}
