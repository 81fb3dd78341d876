/** Lets other parts of the page ask the panel to edit the remark or to add a tag. The panel may have to open first. */
import { useEffect } from "react";
import { create } from "zustand";

export type EditRequest = "remark" | "tag";

const useRequest = create<{ request: EditRequest | null }>()(() => ({ request: null }));

/** Requests an edit; null withdraws the request. */
export const requestEdit = (request: EditRequest | null): void => useRequest.setState({ request });

/** The edit that is requested and has not begun, or null. */
export const useEditRequest = (): EditRequest | null => useRequest(({ request }) => request);

/** Calls `begin` once when this edit is requested. */
export function useOnEditRequest(edit: EditRequest, begin: () => void): void {
  const isRequested = useEditRequest() === edit;
  useEffect(() => {
    if (!isRequested) return;
    requestEdit(null);
    begin();
  });
}
