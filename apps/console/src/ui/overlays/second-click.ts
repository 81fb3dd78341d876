/** [KB8] Ignores the second click of a double click, which would press what lay behind a closing element. */
export function ignoreSecondClick(): void {
  const onClick = (event: MouseEvent) => {
    if (event.detail < 2) return;
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener("click", onClick, { capture: true, once: true });
}
