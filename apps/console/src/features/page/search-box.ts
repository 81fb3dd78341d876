export const searchBoxId = "search-box";

/** Focuses the search box and keeps its text; false on other pages. */
export function focusSearchBox(): boolean {
  const box = document.getElementById(searchBoxId);
  if (!(box instanceof HTMLInputElement)) return false;
  box.focus();
  box.select();
  return true;
}
