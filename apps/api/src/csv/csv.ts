type Cell = string | number;

/** Lines of cells as RFC 4180 has them. */
export const csv = (lines: readonly (readonly Cell[])[]): string => lines.map(line).join('');

const line = (cells: readonly Cell[]): string => `${cells.map(cell).join(',')}\r\n`;

/** Quoted where a comma, or a semicolon elsewhere in the world, would part it; a text that a spreadsheet would take for a formula is told to be a text. */
function cell(value: Cell): string {
  if (typeof value === 'number') return String(value);
  const safe = /^\s*[=+\-@＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
