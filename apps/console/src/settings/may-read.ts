import { type Role, roles } from "@jieru/shared/domain/agent";

/** Roles hold what those before them hold. */
export const mayRead = (role: Role, section: { role: Role }): boolean =>
  roles.indexOf(role) >= roles.indexOf(section.role);
