export const carriesFile = (event: DragEvent): boolean =>
  event.dataTransfer?.types.includes("Files") ?? false;

/** [KB16] Ignores a dropped file that no component takes; the browser would leave the console to show it. */
export function refuseFiles(): void {
  const refuse = (event: DragEvent) => {
    if (!carriesFile(event)) return;
    event.preventDefault();
    if (event.dataTransfer && event.type === "dragover") event.dataTransfer.dropEffect = "none";
  };
  window.addEventListener("dragover", refuse);
  window.addEventListener("drop", refuse);
}
