/**
 * How the open session came to be open: by a press, or by what was refused, the composer takes the focus; by moving through the
 * list it does not.
 */
export type OpenedBy = "pointer" | "list_keys" | "refusal";

let openedBy: OpenedBy = "pointer";

export const noteOpenedBy = (by: OpenedBy): void => {
  openedBy = by;
};

export const lastOpenedBy = (): OpenedBy => openedBy;
