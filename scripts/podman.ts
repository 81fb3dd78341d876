// Installs what the test of the container image needs (packages/dev-env/test/image.test.ts), or says why it cannot.
import { aptInstall, findProgram } from "./command.ts";

/** Names of programs and of their Debian packages. */
const needed = ["podman", "podman-compose", "runc", "catatonit", "debootstrap"];

const missing = needed.filter((name) => !findProgram(name));
if (process.platform !== "linux" || process.getuid?.() !== 0)
  console.error("The container image is not tested: this needs Linux and root.");
else if (missing.length > 0 && !aptInstall(missing))
  console.error(`The container image is not tested: ${missing.join(", ")} cannot be installed.`);
