/** Returns a table in Markdown, between marks that tell generated figures from prose. */
export const table = (head: string[], rows: string[][]): string => {
  const lines = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  return ["<!-- figures: generated -->", "", ...lines, "", "<!-- /figures -->"].join("\n");
};
