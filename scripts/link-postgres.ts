/**
 * The last step of `pnpm build`: makes the symbolic links that PostgreSQL's npm package cannot contain. A server does the same if it
 * may write to the checkout, which a service with a read-only file system may not. Platforms without a package need no links: there
 * the server has a `DATABASE_URL`.
 */

import { EmbeddedPostgresError, linkBinaries } from "@jieru/embedded-postgres";

try {
  linkBinaries();
} catch (error) {
  if (!(error instanceof EmbeddedPostgresError)) throw error;
  console.log(error.message);
}
