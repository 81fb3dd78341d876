export const carriesFile = (event: DragEvent): boolean =>
  event.dataTransfer?.types.includes("Files") ?? false;

/** [KB16] Ignores files dropped outside of a drop target; the browser would open them. */
export function refuseFiles(): void {
  const refuse = (event: DragEvent) => {
    if (!carriesFile(event)) return;
    event.preventDefault();
    if (event.dataTransfer && event.type === "dragover") event.dataTransfer.dropEffect = "none";
  };
  window.addEventListener("dragover", refuse);
  window.addEventListener("drop", refuse);
}
