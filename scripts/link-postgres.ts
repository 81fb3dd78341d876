/**
 * The last step of `pnpm build`: makes the symbolic links that PostgreSQL's npm package cannot contain. A server does the same at its
 * start, but a service with a read-only file system cannot. Platforms without a package need no links, as the server has a `DATABASE_URL`.
 */

import { EmbeddedPostgresError, linkBinaries } from "@jieru/embedded-postgres";

try {
  linkBinaries();
} catch (error) {
  if (!(error instanceof EmbeddedPostgresError)) throw error;
  console.log(error.message);
}
