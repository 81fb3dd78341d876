export const searchBoxId = "search-box";

/** On the page of the search already: what was typed is kept. */
export function focusSearchBox(): boolean {
  const box = document.getElementById(searchBoxId);
  if (!(box instanceof HTMLInputElement)) return false;
  box.focus();
  box.select();
  return true;
}
