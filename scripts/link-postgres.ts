/**
 * The last step of `pnpm build`: the links that PostgreSQL's package cannot hold are made here, by who may write the checkout.
 * A server does so too where it may, and a service whose file system is read-only may not. Where there is no package for the
 * platform nothing is missing: such a server has a `DATABASE_URL`.
 */
import { CannotStart } from "@jieru/realtime/cannot-start";
import { getBinaries } from "@jieru/realtime/database/embedded/binaries";

try {
  getBinaries(null);
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  console.log(error.message);
}
