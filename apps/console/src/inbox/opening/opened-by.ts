/**
 * How the open session was opened. After a press, or after a refusal, the composer takes the focus; after moving through the list
 * it does not.
 */
export type OpenedBy = "pointer" | "list_keys" | "refusal";

let openedBy: OpenedBy = "pointer";

export const noteOpenedBy = (by: OpenedBy): void => {
  openedBy = by;
};

export const lastOpenedBy = (): OpenedBy => openedBy;
