import { useEffect } from "react";
import { create } from "zustand";

export type EditRequest = "remark" | "tag";

const useRequest = create<{ request: EditRequest | null }>()(() => ({ request: null }));

export const requestEdit = (request: EditRequest | null): void => useRequest.setState({ request });

export const useEditRequest = (): EditRequest | null => useRequest(({ request }) => request);

export function useOnEditRequest(edit: EditRequest, begin: () => void): void {
  const isRequested = useEditRequest() === edit;
  useEffect(() => {
    if (!isRequested) return;
    requestEdit(null);
    begin();
  });
}
