import { type Role, roles } from "@jieru/shared/domain/agent";

/** Each role includes the rights of the roles before it. */
export const mayRead = (role: Role, section: { role: Role }): boolean =>
  roles.indexOf(role) >= roles.indexOf(section.role);
