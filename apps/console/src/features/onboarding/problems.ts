import { isBlank } from "@jieru/shared/domain/blank";
import { type ConnectionField, connectionShapes } from "@jieru/shared/domain/connection-shapes";

export const isWrong = (field: ConnectionField, text: string): boolean =>
  !connectionShapes[field].test(text) || isBlank(text);

export const firstWrong = (values: Partial<Record<ConnectionField, string>>): ConnectionField | undefined =>
  (Object.entries(values) as [ConnectionField, string][]).find(([field, text]) => isWrong(field, text))?.[0];
