/**
 * [KB8] For what closes under the pointer: the second click of a double click would press what lay behind it. Any other next click
 * counts.
 */
export function ignoreSecondClick(): void {
  const onClick = (event: MouseEvent) => {
    if (event.detail < 2) return;
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener("click", onClick, { capture: true, once: true });
}
